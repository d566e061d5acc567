package shop.eventstore;

import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every statement on the table {@code left_over}. Only what an aggregate has said has followers.
 */
final class LeftOverTable {

  private final JdbcTemplate jdbc;
  private final EventStorageEngine events;

  LeftOverTable(JdbcTemplate jdbc, EventStorageEngine events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** A row, and the event that it stands for. */
  record LeftOver(long id, EventMessage<?> event) {}

  void add(List<? extends EventMessage<?>> left) {
    jdbc.batchUpdate(
        "insert into left_over (aggregateidentifier, sequencenumber) values (?, ?)",
        left.stream()
            .filter(DomainEventMessage.class::isInstance)
            .map(event -> (DomainEventMessage<?>) event)
            .map(event -> new Object[] {event.getAggregateIdentifier(), event.getSequenceNumber()})
            .toList());
  }

  boolean isEmpty() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select not exists (select 1 from left_over)", Boolean.class));
  }

  /** The oldest ones. */
  List<LeftOver> oldest(int limit) {
    return jdbc.query(
        "select id, aggregateidentifier, sequencenumber from left_over order by id limit ?",
        (row, _) ->
            new LeftOver(
                row.getLong("id"),
                events
                    .readEvents(row.getString("aggregateidentifier"), row.getLong("sequencenumber"))
                    .next()),
        limit);
  }

  void remove(List<LeftOver> done) {
    jdbc.batchUpdate(
        "delete from left_over where id = ?",
        done.stream().map(each -> new Object[] {each.id()}).toList());
  }
}
