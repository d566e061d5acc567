package shop.householdlimit.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.contract.ResourceKind;
import shop.contract.schema.Derived;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;

/**
 * What a household has reserved and used of every limit, as of its last change: an entry that is
 * used stops counting by itself when its time is up, which no event tells.
 */
@Description("What a household has reserved and used of every limit, as of its last change.")
@Personal(Personal.Data.LINKED)
public record HouseholdLimitsResource(
    @Description("The household that is limited.") HouseholdId household,
    @Description(
            "Every product of which something counts, or was ever bought beyond the limit, or which"
                + " the last change concerned; ordered by product.")
        List<LimitedProduct> products,
    @Description("When it last changed.") Instant updateTime) {

  public static final ResourceKind<HouseholdLimitsResource> KIND =
      new ResourceKind<>(
          "household-limits",
          HouseholdLimitsResource.class,
          "/households/{}/limits",
          "household-limits/v1",
          EventTypes.of(HouseholdLimitsChange.class));

  /** A product with what counts of it at some time, under the limit of that time. */
  public LimitedProduct product(ProductId product, int limit, Instant time) {
    return products.stream()
        .filter(known -> known.product().equals(product))
        .findFirst()
        .orElseGet(() -> LimitedProduct.untouched(product, limit))
        .limitedTo(limit)
        .countingAt(time);
  }

  /** One limited product. All numbers are pieces. */
  @Description("One limited product.")
  @Personal(Personal.Data.LINKED)
  public record LimitedProduct(
      @Description("The product that is limited.") ProductId product,
      @Description(
              value = "As the rule was when the household last reserved or bought.",
              unit = "pieces")
          int limit,
      @Description(value = "What was bought and still counts.", unit = "pieces")
          @Derived("sum(entries.quantity) where entries.state = 'used'")
          int used,
      @Description(value = "What is held for purchases.", unit = "pieces")
          @Derived("sum(entries.quantity) where entries.state = 'reserved'")
          int reserved,
      @Description(
              value = "What can still be bought; 0 also when a lowered limit is overdrawn.",
              unit = "pieces")
          @Derived("greatest(0, limit - used - reserved)")
          int left,
      @Description(
              value =
                  "All lines that were ever bought although they did not fit; they do not count"
                      + " against the limit; absent when there never were any.",
              unit = "pieces")
          @Nullable Integer excess,
      @Description("What counts against the limit.") List<Entry> entries) {

    /** A product of which the household has never had any. */
    public static LimitedProduct untouched(ProductId product, int limit) {
      return of(product, limit, null, List.of());
    }

    private static LimitedProduct of(
        ProductId product, int limit, @Nullable Integer excess, List<Entry> entries) {
      int used = pieces(entries, State.USED);
      int reserved = pieces(entries, State.RESERVED);
      return new LimitedProduct(
          product, limit, used, reserved, Math.max(0, limit - used - reserved), excess, entries);
    }

    LimitedProduct with(Stream<Entry> entries) {
      return of(product, limit, excess, entries.toList());
    }

    LimitedProduct limitedTo(int limit) {
      return of(product, limit, excess, entries);
    }

    /** It stays at the largest number there is, rather than become a negative one. */
    LimitedProduct overrunBy(int more) {
      long sum = (excess == null ? 0L : excess) + more;
      return of(product, limit, Math.clamp(sum, 0, Integer.MAX_VALUE), entries);
    }

    /** What has been bought becomes one entry with what stops counting at the same moment. */
    LimitedProduct joined() {
      var joined = new LinkedHashMap<Object, Entry>();
      entries.forEach(entry ->
          joined.merge(
              entry.state() == State.USED ? entry.until() : entry.reservation(),
              entry,
              Entry::and));
      return with(joined.values().stream());
    }

    /** Whether there is something to tell of it even when nothing happens to it. */
    boolean matters() {
      return !entries.isEmpty() || excess != null;
    }

    LimitedProduct countingAt(Instant time) {
      return with(entries.stream().filter(entry -> entry.countsAt(time)));
    }

    private static int pieces(List<Entry> entries, State state) {
      return entries.stream()
          .filter(entry -> entry.state() == state)
          .mapToInt(Entry::quantity)
          .sum();
    }
  }

  /** Pieces that count against the limit. */
  @Description("Pieces that count against the limit.")
  @Personal(Personal.Data.LINKED)
  public record Entry(
      @Description("For what they are held or were bought, the last time if it was several times.")
          ReservationId reservation,
      @Description(value = "How many.", unit = "pieces") int quantity,
      @Description("When they no longer count, once they are used.") Instant until,
      @Description("Whether they are held for a purchase or have been bought.") State state) {

    Entry used() {
      return new Entry(reservation, quantity, until, State.USED);
    }

    Entry and(Entry later) {
      return new Entry(
          later.reservation, Math.addExact(quantity, later.quantity), until, State.USED);
    }

    boolean countsAt(Instant time) {
      return state == State.RESERVED || until.isAfter(time);
    }
  }

  /** Whether the pieces are held for a purchase or have been bought. */
  public enum State {
    @JsonProperty("reserved")
    RESERVED,
    @JsonProperty("used")
    USED
  }
}
