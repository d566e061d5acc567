package shop.householdlimit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitEvent.Entry;

/**
 * The entries of a household that count: all that are reserved, and the used ones until their
 * window has passed. Their sums stay below {@link LimitRuleCommand.SetLimitRule#MAX_LIMIT}, because
 * nothing is reserved beyond a limit.
 */
final class CountedEntries {

  private final Map<ReservationId, List<Entry>> reserved = new HashMap<>();
  private final List<Entry> used = new ArrayList<>();

  /** Whether a reservation is held; it may hold no entry, when no rule touched it. */
  boolean isReserved(ReservationId reservation) {
    return reserved.containsKey(reservation);
  }

  /** Pieces of a product that are reserved. */
  int reserved(ProductId product) {
    return pieces(product, reserved.values().stream().flatMap(Collection::stream));
  }

  /** Pieces of a product that are used and whose window has not passed. */
  int used(ProductId product, Instant now) {
    return pieces(product, used.stream().filter(entry -> entry.until().isAfter(now)));
  }

  private static int pieces(ProductId product, Stream<Entry> entries) {
    return entries
        .filter(entry -> entry.product().equals(product))
        .mapToInt(Entry::quantity)
        .reduce(0, Math::addExact);
  }

  void reserve(ReservationId reservation, List<Entry> entries) {
    reserved.put(reservation, entries);
  }

  void release(ReservationId reservation) {
    reserved.remove(reservation);
  }

  /** Counts as used from now on; used entries whose window has passed are dropped on the way. */
  void use(ReservationId reservation, Instant now) {
    used.addAll(Objects.requireNonNull(reserved.remove(reservation)));
    used.removeIf(entry -> !entry.until().isAfter(now));
  }
}
