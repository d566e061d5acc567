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
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
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
    return switch (event) {
      case LimitReserved _ -> "shop.householdLimit.reserved";
      case LimitExceeded _ -> "shop.householdLimit.exceeded";
      case LimitReleased _ -> "shop.householdLimit.released";
      case LimitUsed _ -> "shop.householdLimit.used";
    };
  }

  @Override
  public HouseholdLimitsResource next(
      @Nullable HouseholdLimitsResource before, HouseholdLimitEvent event, Instant time) {
    var products = productsOf(before);
    switch (event) {
      case LimitReserved reserved -> reserve(products, reserved);
      case LimitExceeded exceeded -> learnLimits(products, exceeded);
      case LimitReleased released -> end(products, released.reservation(), _ -> Stream.empty());
      case LimitUsed used -> end(products, used.reservation(), entry -> Stream.of(entry.used()));
    }
    return new HouseholdLimitsResource(
        event.household(),
        products.values().stream().map(product -> product.countingAt(time)).toList(),
        time);
  }

  private static Map<ProductId, LimitedProduct> productsOf(
      @Nullable HouseholdLimitsResource before) {
    var products = new TreeMap<ProductId, LimitedProduct>(Comparator.comparing(ProductId::value));
    if (before != null) {
      before.products().forEach(product -> products.put(product.product(), product));
    }
    return products;
  }

  private static void reserve(Map<ProductId, LimitedProduct> products, LimitReserved event) {
    for (var more : event.entries()) {
      var entry = new Entry(event.reservation(), more.quantity(), more.until(), State.RESERVED);
      products.put(
          more.product(),
          LimitedProduct.of(
              more.product(),
              more.limit(),
              Stream.concat(entries(products, more.product()), Stream.of(entry))));
    }
  }

  private static void learnLimits(Map<ProductId, LimitedProduct> products, LimitExceeded event) {
    for (var excess : event.excesses()) {
      products.put(
          excess.product(),
          LimitedProduct.of(excess.product(), excess.limit(), entries(products, excess.product())));
    }
  }

  private static Stream<Entry> entries(Map<ProductId, LimitedProduct> products, ProductId product) {
    var known = products.get(product);
    return known == null ? Stream.empty() : known.entries().stream();
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

  /** Checkouts reserve under their own name. */
  @Override
  public Optional<String> correlation(HouseholdLimitEvent event) {
    return Optional.of(event.reservation().value());
  }
}
