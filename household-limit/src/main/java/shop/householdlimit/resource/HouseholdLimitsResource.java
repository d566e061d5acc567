package shop.householdlimit.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.contract.ResourceKind;

/**
 * What a household has reserved and used of every limit, as of its last change: an entry that is
 * used stops counting by itself when its time is up, which no event tells.
 *
 * @param products every product of which a limit has ever concerned the household, ordered by
 *     product
 */
public record HouseholdLimitsResource(
    HouseholdId household, List<LimitedProduct> products, Instant updateTime) {

  public static final ResourceKind<HouseholdLimitsResource> KIND =
      new ResourceKind<>(
          "household-limits",
          HouseholdLimitsResource.class,
          "/households/{}/limits",
          "household-limits/v1");

  /**
   * One limited product. All numbers are pieces.
   *
   * @param limit as the rule was when the household last reserved
   * @param left what can still be bought; 0 also when a lowered limit is overdrawn
   */
  public record LimitedProduct(
      ProductId product, int limit, int used, int reserved, int left, List<Entry> entries) {

    static LimitedProduct of(ProductId product, int limit, Stream<Entry> counted) {
      var entries = counted.toList();
      int used = pieces(entries, State.USED);
      int reserved = pieces(entries, State.RESERVED);
      return new LimitedProduct(
          product, limit, used, reserved, Math.max(0, limit - used - reserved), entries);
    }

    LimitedProduct with(Stream<Entry> entries) {
      return of(product, limit, entries);
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

  /**
   * Pieces that count against the limit.
   *
   * @param quantity pieces
   * @param until when they no longer count, once they are used
   */
  public record Entry(ReservationId reservation, int quantity, Instant until, State state) {

    Entry used() {
      return new Entry(reservation, quantity, until, State.USED);
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
