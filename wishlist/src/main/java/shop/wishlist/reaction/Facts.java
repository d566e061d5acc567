package shop.wishlist.reaction;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.contract.CheckoutId;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.ResourceLog;
import shop.contract.Subject;
import shop.wishlist.reaction.Awaited.Allowance;
import shop.wishlist.reaction.Awaited.Stock;

/**
 * What the log has told up to the end of a batch. The log may be further: what it tells later is
 * for later batches, or a wish would be announced before its time and then once more.
 */
final class Facts {

  private final ResourceLog log;
  private final Batch batch;
  private final Map<Subject, Optional<ResourceEvent>> known = new HashMap<>();

  Facts(ResourceLog log, Batch batch) {
    this.log = log;
    this.batch = batch;
  }

  /** Reads what is going to be asked for at once: each look into the log has its price. */
  void read(Stream<Subject> subjects) {
    var unread =
        subjects
            .filter(subject -> !known.containsKey(subject) && batch.newest(subject).isEmpty())
            .collect(Collectors.toSet());
    if (!unread.isEmpty()) {
      unread.forEach(subject -> known.put(subject, Optional.empty()));
      log.latest(unread).forEach(newest -> known.put(newest.subject(), before(newest)));
    }
  }

  static Subject checkout(CheckoutId checkout) {
    return new Subject("checkouts", checkout.value());
  }

  /** The household to which a checkout belongs. */
  HouseholdId household(CheckoutId checkout) {
    return latest(checkout(checkout), SubmittedCheckout.class).orElseThrow().household();
  }

  /**
   * How many pieces can be had; less than none when more was promised than there is. What a
   * household has left is as of its last change: that a purchase no longer counts is told by none.
   */
  long pieces(Awaited awaited) {
    return switch (awaited) {
      case Stock stock ->
          latest(stock.level(), StockLevel.class).map(StockLevel::available).orElse(0L);
      case Allowance allowance ->
          latest(allowance.rule(), LimitRule.class)
              .filter(LimitRule::inForce)
              .map(rule -> rule.limit() - taken(allowance))
              .orElse(Long.MAX_VALUE);
    };
  }

  private long taken(Allowance allowance) {
    return latest(allowance.use(), HouseholdUse.class)
        .map(use -> use.taken(allowance.product()))
        .orElse(0L);
  }

  /** The newest revision of a resource, as far as it is read here. */
  <R> Optional<R> latest(Subject subject, Class<R> type) {
    return known
        .computeIfAbsent(
            subject, it -> batch.newest(it).or(() -> log.latest(it).flatMap(this::before)))
        .map(event -> ResourceJson.read(event.data(), type));
  }

  /** Seldom is a resource further than the batch; then the revision is searched by halves. */
  private Optional<ResourceEvent> before(ResourceEvent newest) {
    if (!isLater(newest)) {
      return Optional.of(newest);
    }
    var found = Optional.<ResourceEvent>empty();
    long later = newest.sequence();
    for (long known = 0; later - known > 1; ) {
      var middle = log.revision(newest.subject(), (known + later) / 2).orElseThrow();
      if (isLater(middle)) {
        later = middle.sequence();
      } else {
        known = middle.sequence();
        found = Optional.of(middle);
      }
    }
    return found;
  }

  private boolean isLater(ResourceEvent event) {
    return event.position() > batch.end();
  }

  private record SubmittedCheckout(HouseholdId household) {}

  private record StockLevel(long available) {}

  private record LimitRule(long limit, @Nullable Instant removeTime) {

    boolean inForce() {
      return removeTime == null;
    }
  }

  private record HouseholdUse(List<ProductUse> products) {

    long taken(ProductId product) {
      return products.stream()
          .filter(use -> use.product().equals(product))
          .mapToLong(use -> use.used() + use.reserved())
          .sum();
    }
  }

  private record ProductUse(ProductId product, long used, long reserved) {}
}
