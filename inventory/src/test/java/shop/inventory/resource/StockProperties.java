package shop.inventory.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.inventory.InventoryInMemory;
import shop.inventory.StockCommand;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;
import shop.inventory.StockCommand.SetStock;
import shop.inventory.StockEvent;
import shop.inventory.StockEvent.StockUnavailable;

/** Whatever is asked in whatever order: the numbers of the stock stay true. */
class StockProperties {

  private static final ProductId P1 = new ProductId("p1");

  @Property(tries = 300)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void nothing_is_reserved_that_is_not_on_hand(@ForAll("commands") List<StockCommand> commands) {
    try (var inventory = InventoryInMemory.start()) {
      inventory.send(new SetStock(P1, 5));
      commands.forEach(inventory::send);
      StockResource stock = null;
      for (var message : inventory.events()) {
        var event = (StockEvent) message.getPayload();
        stock = new StockFold().next(stock, event, message.getTimestamp());
        assertThat(stock.reserved()).isBetween(0L, stock.onHand());
        assertThat(stock.available()).isEqualTo(stock.onHand() - stock.reserved());
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

  @Property(tries = 300)
  void a_command_sent_twice_is_answered_alike_and_has_one_effect(
      @ForAll("commands") List<StockCommand> commands) {
    try (var inventory = InventoryInMemory.start()) {
      inventory.send(new SetStock(P1, 5));
      commands.forEach(inventory::sendTwice);
    }
  }

  @Provide
  Arbitrary<List<StockCommand>> commands() {
    var reservations = Arbitraries.integers().between(1, 6).map(n -> new ReservationId("r" + n));
    return Arbitraries.<StockCommand>oneOf(
            Arbitraries.longs().between(0, 12).map(onHand -> new SetStock(P1, onHand)),
            Combinators.combine(reservations, Arbitraries.integers().between(1, 4))
                .as((reservation, quantity) -> new ReserveStock(P1, reservation, quantity)),
            reservations.map(reservation -> new ReleaseStock(P1, reservation)),
            reservations.map(reservation -> new ConfirmStock(P1, reservation)))
        .list()
        .ofMaxSize(40);
  }
}
