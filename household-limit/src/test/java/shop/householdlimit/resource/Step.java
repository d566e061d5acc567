package shop.householdlimit.resource;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitCommand.CountPurchase;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;

/** Something is asked after some time: what properties of households are made of. */
record Step(Duration later, Object command) {

  static final HouseholdId H1 = new HouseholdId("h1");

  /**
   * A household that is made by the first step, because before that there is nothing to end.
   *
   * @param always asked next, at once
   * @param commands asked then, in any number and order
   */
  static Arbitrary<List<Step>> several(List<?> always, Arbitrary<?> commands) {
    var first = new ReserveLimit(H1, new ReservationId("r0"), List.of());
    var begin = Stream.concat(Stream.of(first), always.stream()).toList();
    var later = Arbitraries.of(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(6));
    return Combinators.combine(later, commands)
        .as(Step::new)
        .list()
        .ofMaxSize(40)
        .map(steps ->
            Stream.concat(
                    begin.stream().map(command -> new Step(Duration.ZERO, command)), steps.stream())
                .toList());
  }

  /** Everything that a household can be asked. */
  static Arbitrary<?> commands() {
    var reservations = Arbitraries.integers().between(1, 8).map(n -> new ReservationId("r" + n));
    return Arbitraries.oneOf(
        Combinators.combine(reservations, lines())
            .as((reservation, lines) -> new ReserveLimit(H1, reservation, lines)),
        Combinators.combine(reservations, lines())
            .as((reservation, lines) -> new CountPurchase(H1, reservation, lines)),
        reservations.map(reservation -> new ReleaseLimit(H1, reservation)),
        reservations.map(reservation -> new UseLimit(H1, reservation)));
  }

  static Arbitrary<List<Line>> lines() {
    return Combinators.combine(products(), Arbitraries.integers().between(1, 6))
        .as(Line::new)
        .list()
        .ofMinSize(1)
        .uniqueElements(Line::product);
  }

  static Arbitrary<ProductId> products() {
    return Arbitraries.of("p1", "p2", "p3").map(ProductId::new);
  }
}
