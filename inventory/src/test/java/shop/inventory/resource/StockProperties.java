package shop.inventory.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.inventory.InventoryInMemory;
import shop.inventory.StockCommand;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;
import shop.inventory.StockCommand.ReturnStock;
import shop.inventory.StockCommand.SetStock;
import shop.inventory.StockCommand.TakeStock;
import shop.inventory.StockEvent;
import shop.inventory.StockEvent.BackorderCancelled;
import shop.inventory.StockEvent.BackorderServed;
import shop.inventory.StockEvent.StockBackordered;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReturned;
import shop.inventory.StockEvent.StockUnavailable;
import shop.testing.InMemoryContext;

/** Whatever is asked in whatever order: the numbers of the stock stay true. */
class StockProperties {

  private static final ProductId P1 = new ProductId("p1");
  private static final ReserveStock TOO_MUCH =
      new ReserveStock(P1, new ReservationId("last"), Integer.MAX_VALUE);

  @Property(tries = 200)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void nothing_is_reserved_that_is_not_on_hand(@ForAll("commands") List<StockCommand> commands) {
    try (var inventory = InventoryInMemory.start()) {
      inventory.send(new SetStock(P1, 5));
      commands.forEach(inventory::send);
      inventory.send(TOO_MUCH);
      StockResource stock = null;
      for (var message : inventory.events()) {
        var event = (StockEvent) message.getPayload();
        stock = new StockFold().next(stock, event, message.getTimestamp());
        assertThat(stock.reserved()).isBetween(0L, stock.onHand());
        assertThat(stock.available()).isEqualTo(stock.onHand() - stock.reserved());
        assertThat(waiting(stock)).isNotNegative();
        if (event instanceof StockUnavailable refused) {
          assertThat(refused.available()).isEqualTo(stock.available());
          assertThat(refused.requested()).isGreaterThan((int) stock.available());
        }
        Statistics.collect(event.getClass());
      }
    }
    everyEventHappened();
  }

  private static void everyEventHappened() {
    for (var event : StockEvent.class.getPermittedSubclasses()) {
      Statistics.coverage(coverage -> coverage.check(event).count(times -> times > 0));
    }
  }

  @Property(tries = 50)
  void a_snapshot_stands_for_the_events_before_it(@ForAll("commands") List<StockCommand> commands) {
    try (var inventory = InventoryInMemory.start()) {
      inventory.send(new SetStock(P1, 5));
      commands.forEach(inventory::send);
      InventoryInMemory.snapshotsStandFor(inventory);
    }
  }

  @Property(tries = 200)
  void after_every_command_nobody_waits_for_what_is_there(
      @ForAll("commands") List<StockCommand> commands) {
    try (var inventory = InventoryInMemory.start()) {
      inventory.send(new SetStock(P1, 5));
      for (var command : commands) {
        inventory.send(command);
        var stock = stock(inventory);
        assertThat(Math.min(waiting(stock), stock.available())).as("after %s", command).isZero();
      }
    }
  }

  @Property(tries = 200)
  void whoever_has_waited_longest_is_served_first(@ForAll("commands") List<StockCommand> commands) {
    try (var inventory = InventoryInMemory.start()) {
      inventory.send(new SetStock(P1, 5));
      commands.forEach(inventory::send);
      var queue = new LinkedHashMap<ReservationId, Integer>();
      for (var message : inventory.events()) {
        switch ((StockEvent) message.getPayload()) {
          case StockBackordered owed ->
              assertThat(queue.put(owed.reservation(), owed.quantity())).isNull();
          case BackorderServed served -> {
            assertThat(queue.firstEntry().getKey()).isEqualTo(served.reservation());
            queue.computeIfPresent(
                served.reservation(), (_, missing) -> less(missing, served.quantity()));
          }
          case BackorderCancelled cancelled ->
              queue.computeIfPresent(
                  cancelled.reservation(), (_, missing) -> less(missing, cancelled.quantity()));
          default -> {}
        }
      }
      assertThat(queue.values().stream().mapToInt(missing -> missing).sum())
          .isEqualTo(Math.toIntExact(waiting(stock(inventory))));
    }
  }

  private static Integer less(int missing, int quantity) {
    assertThat(quantity).isBetween(1, missing);
    return missing == quantity ? null : missing - quantity;
  }

  /** Whoever returns keeps his promise to return only what was sold. */
  @Property(tries = 200)
  void of_a_sale_every_piece_has_left_or_is_missing_until_all_are_returned(
      @ForAll("sales") List<StockCommand> commands) {
    try (var inventory = InventoryInMemory.start()) {
      inventory.send(new SetStock(P1, 5));
      var returned = new HashSet<ReservationId>();
      for (var command : commands) {
        if (!(command instanceof ReturnStock back)) {
          inventory.send(command);
        } else if (gone(inventory).containsKey(back.reservation())) {
          inventory.send(command);
          returned.add(back.reservation());
        }
      }
      gone(inventory)
          .forEach((sale, pieces) ->
              assertThat(pieces)
                  .as("pieces of %s", sale)
                  .isEqualTo(returned.contains(sale) ? 0 : piecesOf(sale)));
    }
  }

  /** How many pieces of every sale have left the stock or are missing. */
  private static Map<ReservationId, Integer> gone(InMemoryContext inventory) {
    var gone = new HashMap<ReservationId, Integer>();
    for (var message : inventory.events()) {
      switch ((StockEvent) message.getPayload()) {
        case StockConfirmed sold -> gone.merge(sold.reservation(), sold.quantity(), Integer::sum);
        case StockBackordered owed -> gone.merge(owed.reservation(), owed.quantity(), Integer::sum);
        case BackorderCancelled cancelled ->
            gone.merge(cancelled.reservation(), -cancelled.quantity(), Integer::sum);
        case StockReturned back -> gone.merge(back.reservation(), -back.quantity(), Integer::sum);
        default -> {}
      }
    }
    return gone;
  }

  /** But a count that serves somebody has changed what there is to count. */
  @Property(tries = 200)
  void a_command_sent_twice_is_answered_alike_and_has_one_effect(
      @ForAll("commands") List<StockCommand> commands) {
    try (var inventory = InventoryInMemory.start()) {
      inventory.send(new SetStock(P1, 5));
      for (var command : commands) {
        if (command instanceof SetStock && waiting(stock(inventory)) > 0) {
          inventory.send(command);
        } else {
          inventory.sendTwice(command);
        }
      }
    }
  }

  private static long waiting(StockResource stock) {
    return Objects.requireNonNullElse(stock.backordered(), 0L);
  }

  private static StockResource stock(InMemoryContext inventory) {
    StockResource stock = null;
    for (var message : inventory.events()) {
      stock =
          new StockFold().next(stock, (StockEvent) message.getPayload(), message.getTimestamp());
    }
    return Objects.requireNonNull(stock);
  }

  @Provide
  Arbitrary<List<StockCommand>> commands() {
    return commands(_ -> Arbitraries.integers().between(1, 4));
  }

  /** A reservation is always asked for with the same pieces. */
  @Provide
  Arbitrary<List<StockCommand>> sales() {
    return commands(reservation -> Arbitraries.just(piecesOf(reservation)));
  }

  private static int piecesOf(ReservationId reservation) {
    return 1 + Integer.parseInt(reservation.value().substring(1)) % 4;
  }

  private static Arbitrary<List<StockCommand>> commands(
      Function<ReservationId, Arbitrary<Integer>> pieces) {
    var reservations = Arbitraries.integers().between(1, 12).map(n -> new ReservationId("r" + n));
    var counts = Arbitraries.longs().between(0, 6).map(onHand -> new SetStock(P1, onHand));
    return Arbitraries.frequencyOf(
            Tuple.of(1, counts),
            Tuple.of(
                6,
                reservations.flatMap(reservation -> about(reservation, pieces.apply(reservation)))))
        .list()
        .ofMaxSize(40)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<StockCommand> about(
      ReservationId reservation, Arbitrary<Integer> pieces) {
    return Arbitraries.frequencyOf(
        Tuple.of(2, pieces.map(quantity -> new ReserveStock(P1, reservation, quantity))),
        Tuple.of(4, pieces.map(quantity -> new TakeStock(P1, reservation, quantity))),
        Tuple.of(1, pieces.map(quantity -> new ReturnStock(P1, reservation, quantity))),
        Tuple.of(2, Arbitraries.just(new ReleaseStock(P1, reservation))),
        Tuple.of(1, Arbitraries.just(new ConfirmStock(P1, reservation))));
  }
}
