package shop.checkout;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import shop.contract.CartId;
import shop.contract.CheckoutId;

/** Every statement on the table {@code submission_deadline}. */
@Component
class DeadlineTable {

  private final JdbcTemplate jdbc;

  DeadlineTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that are known already stay as they are. */
  void add(Collection<Deadline> deadlines) {
    jdbc.batchUpdate(
        "insert into submission_deadline (checkout, cart, due) values (?, ?, ?)"
            + " on conflict do nothing",
        deadlines.stream()
            .map(deadline ->
                new Object[] {
                  deadline.checkout().value(), deadline.cart().value(), utc(deadline.due())
                })
            .toList());
  }

  void remove(Collection<CheckoutId> checkouts) {
    jdbc.batchUpdate(
        "delete from submission_deadline where checkout = ?",
        checkouts.stream().map(checkout -> new Object[] {checkout.value()}).toList());
  }

  void postpone(CheckoutId checkout, Instant due) {
    jdbc.update(
        "update submission_deadline set due = ? where checkout = ?", utc(due), checkout.value());
  }

  /** So many of those that are due by a time, the earliest first. */
  List<Deadline> due(Instant time, int limit) {
    return jdbc.query(
        "select checkout, cart, due from submission_deadline where due <= ? order by due limit ?",
        (row, _) ->
            new Deadline(
                new CheckoutId(row.getString("checkout")),
                new CartId(row.getString("cart")),
                row.getObject("due", OffsetDateTime.class).toInstant()),
        utc(time),
        limit);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
