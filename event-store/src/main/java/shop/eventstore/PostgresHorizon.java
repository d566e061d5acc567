package shop.eventstore;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * PostgreSQL's own record of transactions: an append's number is the id of its transaction, also
 * when it runs in another process.
 *
 * <ul>
 *   <li>Positions are drawn one by one in the order of the sequence, and {@link #draw()} takes the
 *       transaction's id before it takes a position. So whoever has seen position 7 knows that the
 *       transaction with position 6 has its id already. {@code nextval} alone would not do: it
 *       takes an id only when it logs, which is every 32nd time.
 *   <li>{@link #ceiling()} takes an id itself, which is above all those. {@code pg_snapshot_xmax}
 *       would not do: it is one above the newest id that has <em>ended</em>, and the transaction
 *       that still has to fill the gap may be above it. An id is taken once per gap, not per read,
 *       and the transaction that takes it writes nothing and waits for no disk.
 *   <li>{@link #floor()} is the oldest id that is running, in whatever database of the server:
 *       subtransactions count by the transaction around them, prepared transactions as running. A
 *       transaction that writes for an hour elsewhere keeps readers at a gap for an hour; nothing
 *       else is delayed, and nothing is ever skipped.
 *   <li>A sequence with a cache gives each session a range and so breaks the order: reading stops
 *       with an error. So it does on a replica, which can take no id.
 *   <li>A crash of the server loses the positions that it had logged in advance: their ids are
 *       below the ceiling and not running. It never hands a position out again below one that has
 *       been seen, as long as commits wait for the disk ({@code synchronous_commit}).
 * </ul>
 */
final class PostgresHorizon implements Horizon {

  private final JdbcTemplate jdbc;

  PostgresHorizon(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String draw() {
    return """
    select case when pg_current_xact_id() is not null then nextval('domainevententry_position') end
      from generate_series(1, ?)
    """;
  }

  /** Nothing to do: drawing takes the transaction's id first. */
  @Override
  public void appending() {}

  @Override
  public long ceiling() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select pg_current_xact_id()::text::bigint, seqcache from pg_sequence
              where seqrelid = 'domainevententry_position'::regclass
            """,
            (row, _) -> {
              if (row.getLong(2) != 1) {
                throw new IllegalStateException("domainevententry_position must have no cache");
              }
              return row.getLong(1);
            }));
  }

  @Override
  public long floor() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class));
  }
}
