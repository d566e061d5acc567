package shop.checkout.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
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

  static final int HOUSEHOLDS = 8;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> products;
  private final Queue<Reply> told = new ConcurrentLinkedQueue<>();
  private final Queue<String> submitted = new ConcurrentLinkedQueue<>();

  Customers(List<String> products) {
    this.products = products;
  }

  /** Answers that name a revision of a cart. */
  Collection<Reply> told() {
    return told;
  }

  /** The checkouts of all submissions that were accepted. */
  Collection<String> submitted() {
    return submitted;
  }

  /** Buying that is under way. */
  interface Buying {

    /** Waits until so many more submissions are accepted. */
    void more(int submissions);
  }

  /** Lets everybody buy while something happens, and kills the service when it has. */
  void buyUntil(ChildService service, Consumer<Buying> happening) {
    var accepted = new AtomicInteger();
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int n = 0; n < HOUSEHOLDS; n++) {
          var household = "household-" + n;
          threads.execute(() -> buyOn(service.shop(), household, accepted, over));
        }
        happening.accept(more -> {
          int enough = accepted.get() + more;
          await().atMost(PATIENCE).until(() -> accepted.get() >= enough);
        });
      } finally {
        over.set(true);
        service.kill();
      }
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
}
