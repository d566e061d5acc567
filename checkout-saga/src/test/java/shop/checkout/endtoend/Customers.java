package shop.checkout.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Customers who buy one cart after the other, all at once, and remember what they were told. They
 * expect that a service dies under them, and nothing of what they asked for and got no answer to.
 */
final class Customers {

  private static final int HOUSEHOLDS = 8;
  private static final int STOCK = 10_000;
  private static final int LIMIT = 2;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> products =
      List.of(Shop.unique("product"), Shop.unique("product"), Shop.unique("product"));
  private final Queue<Reply> told = new ConcurrentLinkedQueue<>();
  private final Queue<String> submitted = new ConcurrentLinkedQueue<>();

  /** Fills a shop: enough for all but of the last product, so that checkouts end in both ways. */
  void expect(Shop shop) {
    products.forEach(product -> shop.count(product, STOCK).is(201));
    shop.limit(products.getLast(), LIMIT).is(201);
  }

  /** Buying that is under way. */
  interface Buying {

    /** Waits until so many more submissions are accepted. */
    void more(int submissions);
  }

  /** Lets everybody buy while something happens, and kills the service when it has. */
  void buyUntil(ChildService service, Consumer<Buying> happening) {
    buy(service, happening, service::kill);
  }

  /** Lets everybody buy while something happens. */
  void buyWhile(ChildService service, Consumer<Buying> happening) {
    buy(service, happening, () -> {});
  }

  private void buy(ChildService service, Consumer<Buying> happening, Runnable end) {
    var accepted = new AtomicInteger();
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var buying = new ArrayList<CompletableFuture<Void>>();
      try {
        for (int n = 0; n < HOUSEHOLDS; n++) {
          var household = "household-" + n;
          buying.add(
              CompletableFuture.runAsync(
                  () -> buyOn(service.shop(), household, accepted, over), threads));
        }
        happening.accept(more -> {
          int enough = accepted.get() + more;
          await().atMost(PATIENCE).until(() -> accepted.get() >= enough);
        });
      } finally {
        over.set(true);
        end.run();
      }
      // Whoever was told what is not so has failed.
      buying.forEach(CompletableFuture::join);
    }
  }

  private void buyOn(Shop shop, String household, AtomicInteger accepted, AtomicBoolean over) {
    while (!over.get()) {
      try {
        buy(shop, household);
        accepted.incrementAndGet();
      } catch (UncheckedIOException | Unavailable e) {
        // cut off: the next cart, if there is one
      }
    }
  }

  private void buy(Shop shop, String household) {
    var cart = Shop.unique("cart");
    told.add(available(shop.create(cart, Shop.unique("customer"), household)).is(201));
    for (var product : products) {
      told.add(available(shop.add(cart, product, 1)).is(201));
    }
    var location = available(shop.submission(cart)).is(303).location();
    submitted.add(location.substring(location.lastIndexOf('/') + 1));
  }

  private static Reply available(Reply reply) {
    if (reply.status() == 503) {
      throw new Unavailable();
    }
    return reply;
  }

  /** The service said that it cannot answer now. */
  private static final class Unavailable extends RuntimeException {}

  /** Judges what has become of everything, once nothing is under way any more. */
  void judge(Feed feed) {
    var log = feed.atRest();

    LogRules.check(log);
    Conservation.check(log);
    assertThat(feed.head()).as("positions are dense").isEqualTo(log.size());
    everySubmissionEnded(log);
    everythingToldIsThere(log);
    nothingIsDoneTwice(log);
    whatStandsIsWithinTheLimit(log);
  }

  private void everySubmissionEnded(List<Event> log) {
    assertThat(submitted).isNotEmpty();
    assertThat(log.stream().filter(LogRules::isAnEnd).map(Event::subject))
        .containsAll(submitted)
        .doesNotHaveDuplicates();
  }

  private void everythingToldIsThere(List<Event> log) {
    Map<String, List<Event>> carts = LogRules.of(log, "carts").collect(groupingBy(Event::subject));
    assertThat(told)
        .allSatisfy(reply -> {
          var events = carts.get(reply.json().at("/id").asString());
          int revision = Integer.parseInt(reply.etag().replace("\"", ""));
          assertThat(events.get(revision - 1).data()).isEqualTo(reply.body());
        });
  }

  /** Whether or not they were told of it: they put one piece of a product into a cart, once. */
  private static void nothingIsDoneTwice(List<Event> log) {
    assertThat(LogRules.newest(log, "carts"))
        .flatExtracting(cart -> List.copyOf(cart.resource().at("/items").values()))
        .isNotEmpty()
        .allSatisfy(item -> assertThat(item.at("/quantity").asInt()).isEqualTo(1));
  }

  /** Nothing is lost or sold twice, and what is cancelled does not count. */
  private void whatStandsIsWithinTheLimit(List<Event> log) {
    var limited = products.getLast();
    long sold =
        LogRules.newest(log, "checkouts").stream()
            .map(Event::resource)
            .filter(checkout -> checkout.at("/status").asString().equals("completed"))
            .mapToLong(checkout ->
                Conservation.pieces(checkout, "/lines", limited)
                    - Conservation.pieces(checkout, "/cancelled", limited))
            .sum();
    assertThat(sold).isBetween(1L, (long) LIMIT * HOUSEHOLDS);
  }
}
