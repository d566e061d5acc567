package shop.householdlimit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitEvent.Entry;

/**
 * The entries of a household that count: all that are reserved, and the used ones until their
 * window has passed. Their sums stay below {@link LimitRuleCommand.SetLimitRule#MAX_LIMIT}, because
 * nothing is reserved beyond a limit.
 *
 * <p>Of used ones only the pieces are kept that stop counting at the same moment, and {@link
 * #until} sees to it that there are few moments.
 */
final class CountedEntries {

  private Map<ReservationId, List<Entry>> reserved = new LinkedHashMap<>();
  private Map<ProductId, NavigableMap<Instant, Integer>> used = new LinkedHashMap<>();

  /** Whether a reservation is held; it may hold no entry, when no rule touched it. */
  boolean isReserved(ReservationId reservation) {
    return reserved.containsKey(reservation);
  }

  /** Pieces of a product that are reserved. */
  int reserved(ProductId product) {
    return sum(reservedOf(product).map(Entry::quantity));
  }

  /** Pieces of a product that are used and whose window has not passed. */
  int used(ProductId product, Instant now) {
    return sum(usedOf(product, now).values().stream());
  }

  /** When pieces stop counting that are reserved now; see {@link Moments}. */
  Instant until(ProductId product, Duration window, Instant now) {
    var known =
        Stream.concat(
            usedOf(product, now).keySet().stream(), reservedOf(product).map(Entry::until));
    return Moments.next(known, now.plus(window), window);
  }

  private Stream<Entry> reservedOf(ProductId product) {
    return reserved.values().stream()
        .flatMap(Collection::stream)
        .filter(entry -> entry.product().equals(product));
  }

  private NavigableMap<Instant, Integer> usedOf(ProductId product, Instant now) {
    return used.getOrDefault(product, new TreeMap<>()).tailMap(now, false);
  }

  private static int sum(Stream<Integer> pieces) {
    return pieces.reduce(0, Math::addExact);
  }

  void reserve(ReservationId reservation, List<Entry> entries) {
    reserved.put(reservation, entries);
  }

  void release(ReservationId reservation) {
    reserved.remove(reservation);
  }

  /** Counts as used from now on; used entries whose window has passed are dropped on the way. */
  void use(ReservationId reservation, Instant now) {
    for (var entry : Objects.requireNonNull(reserved.remove(reservation))) {
      used.computeIfAbsent(entry.product(), _ -> new TreeMap<>())
          .merge(entry.until(), entry.quantity(), Math::addExact);
    }
    used.values()
        .removeIf(pieces -> {
          pieces.headMap(now, true).clear();
          return pieces.isEmpty();
        });
  }
}
