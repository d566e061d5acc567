package shop.householdlimit.resource;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.contract.ResourceKind;
import shop.householdlimit.HouseholdLimitEvent;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitOverrun;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.householdlimit.resource.HouseholdLimitsResource.Entry;
import shop.householdlimit.resource.HouseholdLimitsResource.LimitedProduct;
import shop.householdlimit.resource.HouseholdLimitsResource.State;

/** Tells what happens to the limits of households. */
@Component
final class HouseholdLimitsFold implements Fold<HouseholdLimitEvent, HouseholdLimitsResource> {

  @Override
  public ResourceKind<HouseholdLimitsResource> kind() {
    return HouseholdLimitsResource.KIND;
  }

  @Override
  public List<Class<? extends HouseholdLimitEvent>> events() {
    return List.of(HouseholdLimitEvent.class);
  }

  @Override
  public Optional<String> subject(HouseholdLimitEvent event) {
    return Optional.of(event.household().value());
  }

  @Override
  public String type(HouseholdLimitEvent event) {
    return kind()
        .types()
        .name(
            switch (event) {
              case LimitReserved _ -> HouseholdLimitsChange.RESERVED;
              case LimitExceeded _ -> HouseholdLimitsChange.EXCEEDED;
              case LimitReleased _ -> HouseholdLimitsChange.RELEASED;
              case LimitUsed _ -> HouseholdLimitsChange.USED;
              case LimitOverrun _ -> HouseholdLimitsChange.OVERRUN;
            });
  }

  @Override
  public HouseholdLimitsResource next(
      @Nullable HouseholdLimitsResource before, HouseholdLimitEvent event, Instant time) {
    var products = productsOf(before);
    switch (event) {
      case LimitReserved reserved -> reserve(products, reserved);
      case LimitExceeded exceeded -> exceeded.excesses().forEach(excess -> learn(products, excess));
      case LimitReleased released -> end(products, released.reservation(), _ -> Stream.empty());
      case LimitUsed used -> {
        end(products, used.reservation(), entry -> Stream.of(entry.used()));
        products.replaceAll((_, product) -> product.joined());
      }
      case LimitOverrun overrun -> overrun.excesses().forEach(excess -> overrun(products, excess));
    }
    return new HouseholdLimitsResource(
        event.household(),
        products.values().stream().map(product -> product.countingAt(time)).toList(),
        time);
  }

  /** What no longer matters was told once with nothing left of it, and is told no more. */
  private static Map<ProductId, LimitedProduct> productsOf(
      @Nullable HouseholdLimitsResource before) {
    var products = new TreeMap<ProductId, LimitedProduct>(Comparator.comparing(ProductId::value));
    if (before != null) {
      before.products().stream()
          .filter(LimitedProduct::matters)
          .forEach(product -> products.put(product.product(), product));
    }
    return products;
  }

  private static void reserve(Map<ProductId, LimitedProduct> products, LimitReserved event) {
    for (var more : event.entries()) {
      var entry = new Entry(event.reservation(), more.quantity(), more.until(), State.RESERVED);
      var known = known(products, more.product(), more.limit());
      products.put(
          more.product(), known.with(Stream.concat(known.entries().stream(), Stream.of(entry))));
    }
  }

  private static void learn(Map<ProductId, LimitedProduct> products, Excess excess) {
    products.put(excess.product(), known(products, excess.product(), excess.limit()));
  }

  private static void overrun(Map<ProductId, LimitedProduct> products, Excess excess) {
    products.put(
        excess.product(),
        known(products, excess.product(), excess.limit()).overrunBy(excess.requested()));
  }

  /** What was told of a product so far, under the limit that an event has seen. */
  private static LimitedProduct known(
      Map<ProductId, LimitedProduct> products, ProductId product, int limit) {
    var known = products.get(product);
    return known == null ? LimitedProduct.untouched(product, limit) : known.limitedTo(limit);
  }

  private static void end(
      Map<ProductId, LimitedProduct> products,
      ReservationId reservation,
      Function<Entry, Stream<Entry>> ended) {
    products.replaceAll((_, product) ->
        product.with(
            product.entries().stream()
                .flatMap(entry ->
                    entry.reservation().equals(reservation)
                        ? ended.apply(entry)
                        : Stream.of(entry))));
  }

  /** Whoever reserves does so under the name of the story to which the event belongs. */
  @Override
  public Optional<String> correlation(HouseholdLimitEvent event) {
    return Optional.of(event.reservation().value());
  }
}
