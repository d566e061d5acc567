package shop.checkout.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that is killed in the middle of its work, again and again. */
class KillTest {

  private static final int KILLS = 3;
  private static final int CUSTOMERS = 8;
  private static final int STOCK = 10_000;
  private static final int LIMIT = 2;

  private final Database database = Database.fresh();
  private final List<String> products =
      List.of(Shop.unique("product"), Shop.unique("product"), Shop.unique("product"));

  /** What clients were told before the service died: cart, revision and body of every answer. */
  private final Queue<Reply> told = new ConcurrentLinkedQueue<>();

  private final Queue<String> submitted = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @EnumSource(names = {"ORCHESTRATED", "CHOREOGRAPHED"})
  void whatever_was_acknowledged_is_there_and_everything_that_was_begun_ends_once(Form form)
      throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      try (var service = ChildService.start(database, form.properties())) {
        setUp(service.shop(), kill);
        killAmidWork(service);
      }
    }

    try (var service = Service.start(database, form.properties())) {
      var log = service.shop().feed().atRest();

      LogRules.check(log);
      assertThat(service.shop().feed().head()).as("positions are dense").isEqualTo(log.size());
      assertEverySubmissionEnded(log);
      assertEverythingToldIsThere(log);
      assertWhatStandsIsWithinTheLimit(log);
    }
  }

  /** Enough for all but the last product, so that checkouts end in both ways. */
  private void setUp(Shop shop, int kill) {
    if (kill == 0) {
      products.forEach(product -> shop.count(product, STOCK).is(201));
      shop.limit(products.getLast(), LIMIT).is(201);
    }
  }

  /** Customers come one after the other until the service dies under them, at a random moment. */
  private void killAmidWork(ChildService service) throws InterruptedException {
    var enough = new CountDownLatch(ThreadLocalRandom.current().nextInt(5, 60));
    try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        var household = "household-" + customer;
        customers.execute(() -> buyUntilCutOff(service.shop(), household, enough));
      }
      enough.await();
      service.kill();
    }
  }

  private void buyUntilCutOff(Shop shop, String household, CountDownLatch enough) {
    try {
      while (true) {
        var cart = Shop.unique("cart");
        told.add(shop.create(cart, Shop.unique("customer"), household).is(201));
        for (var product : products) {
          told.add(shop.add(cart, product, 1).is(201));
        }
        submitted.add(shop.submit(cart));
        enough.countDown();
      }
    } catch (UncheckedIOException e) {
      // cut off: what it had not been told, it does not expect
    }
  }

  private void assertEverySubmissionEnded(List<Event> log) {
    assertThat(submitted).isNotEmpty();
    assertThat(log.stream().filter(LogRules::isAnEnd).map(Event::subject))
        .containsAll(submitted)
        .doesNotHaveDuplicates();
  }

  private void assertEverythingToldIsThere(List<Event> log) {
    Map<String, List<Event>> carts = LogRules.of(log, "carts").collect(groupingBy(Event::subject));
    assertThat(told)
        .allSatisfy(reply -> {
          var events = carts.get(reply.json().at("/id").asString());
          int revision = Integer.parseInt(reply.etag().replace("\"", ""));
          assertThat(events.get(revision - 1).data()).isEqualTo(reply.body());
        });
  }

  /** Nothing is lost or sold twice, and what is cancelled does not count. */
  private void assertWhatStandsIsWithinTheLimit(List<Event> log) {
    Conservation.check(log);
    var limited = products.getLast();
    long sold =
        LogRules.newest(log, "checkouts").stream()
            .map(Event::resource)
            .filter(checkout -> checkout.at("/status").asString().equals("completed"))
            .mapToLong(checkout ->
                Conservation.pieces(checkout, "/lines", limited)
                    - Conservation.pieces(checkout, "/cancelled", limited))
            .sum();
    assertThat(sold).isBetween(1L, (long) LIMIT * CUSTOMERS);
  }
}
