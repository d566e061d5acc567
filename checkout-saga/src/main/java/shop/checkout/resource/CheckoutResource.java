package shop.checkout.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ResourceKind;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;

/** A checkout: one submission of a cart. */
@Description("A checkout: one submission of a cart.")
@Personal(Personal.Data.LINKED)
public record CheckoutResource(
    @Description("Identifies the checkout.") CheckoutId id,
    @Description("The cart that was submitted.") CartId cart,
    @Description("Who buys.") CustomerId customer,
    @Description("The household whose limits count.") HouseholdId household,
    @Description("How far it has come.") Status status,
    @Description("What is to be bought, ordered by product.") List<Line> lines,
    @Description("What has happened so far, in that order.") List<Step> steps,
    @Description("Why it did not complete; the first one when several lines were refused.")
        @Nullable Refusal refusal,
    @Description("Under what it was submitted.") Policy policy,
    @Description("What was sold and is still to come; absent when nothing is.")
        @Nullable List<Line> backorders,
    @Description("Lines that were cancelled after it had completed; absent when none were.")
        @Nullable List<Line> cancelled,
    @Description("What the shop could not keep after it had completed, in that order.")
        @Nullable List<Apology> apologies,
    @Description("When the cart was submitted.") Instant createTime,
    @Description("When it last changed.") Instant updateTime) {

  public static final ResourceKind<CheckoutResource> KIND =
      new ResourceKind<>(
          "checkouts",
          CheckoutResource.class,
          "/checkouts/{}",
          "checkout/v1",
          EventTypes.of(CheckoutChange.class));

  /** How far the checkout has come. */
  public enum Status {
    @JsonProperty("started")
    STARTED,
    @JsonProperty("limitReserved")
    LIMIT_RESERVED,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("expired")
    EXPIRED;

    boolean ended() {
      return this == COMPLETED || this == REJECTED || this == EXPIRED;
    }
  }

  /** Something that has happened in a context on behalf of the checkout. */
  @Description("Something that has happened in a context on behalf of the checkout.")
  @Personal(Personal.Data.LINKED)
  public record Step(
      @Description("The context.") Context step,
      @Description("What it says.") State state,
      @Description("The product it speaks of, where it speaks of one.") @Nullable ProductId product,
      @Description("When it was said.") Instant time) {

    /** Who answers. */
    public enum Context {
      @JsonProperty("limit")
      LIMIT,
      @JsonProperty("stock")
      STOCK,
      @JsonProperty("cart")
      CART,
      @JsonProperty("wishlist")
      WISHLIST
    }

    /** What is answered. */
    public enum State {
      @JsonProperty("reserved")
      RESERVED,
      @JsonProperty("exceeded")
      EXCEEDED,
      @JsonProperty("unavailable")
      UNAVAILABLE,
      @JsonProperty("submitted")
      SUBMITTED,
      @JsonProperty("reopened")
      REOPENED,
      @JsonProperty("added")
      ADDED,
      @JsonProperty("backordered")
      BACKORDERED,
      @JsonProperty("served")
      SERVED,
      @JsonProperty("cancelled")
      CANCELLED
    }
  }

  /** A promise that a completed checkout has broken. */
  @Description("A promise that a completed checkout has broken.")
  @Personal(Personal.Data.LINKED)
  public record Apology(
      @Description("What came in between.") Reason reason,
      @Description("What was promised.") ProductId product,
      @Description(value = "How many are concerned.", unit = "pieces") int quantity,
      @Description("When that turned out.") Instant time) {

    /** What came in between. */
    public enum Reason {
      /** There was not enough in stock; the pieces will come later. */
      BACKORDERED,
      /** The household had bought its share at the same moment; the line was cancelled. */
      HOUSEHOLD_LIMIT_EXCEEDED
    }
  }

  static CheckoutResource started(SubmissionStarted event, Instant time) {
    return new CheckoutResource(
        event.checkout(),
        event.cart(),
        event.customer(),
        event.household(),
        Status.STARTED,
        event.lines(),
        List.of(),
        null,
        event.policy(),
        null,
        null,
        null,
        time,
        time);
  }

  /** A checkout that has ended keeps its end: an answer that comes late is only noted. */
  CheckoutResource with(Status reached, List<Step> more, @Nullable Refusal why, Instant time) {
    return next(
        status.ended() ? status : reached,
        refusal == null ? why : refusal,
        backorders,
        cancelled,
        apologies,
        more,
        time);
  }

  /** Some pieces were sold and are still to come. */
  CheckoutResource backordered(Line missing, Instant time) {
    var apology =
        new Apology(Apology.Reason.BACKORDERED, missing.product(), missing.quantity(), time);
    return next(
        status,
        refusal,
        joined(backorders, List.of(missing)),
        cancelled,
        joined(apologies, List.of(apology)),
        List.of(new Step(Step.Context.STOCK, Step.State.BACKORDERED, missing.product(), time)),
        time);
  }

  /** Some pieces no longer have to come. */
  CheckoutResource backorderEnded(Line ended, Step.State how, Instant time) {
    var open =
        orNone(backorders).stream()
            .flatMap(line ->
                line.product().equals(ended.product()) ? less(line, ended) : Stream.of(line))
            .toList();
    return next(
        status,
        refusal,
        open.isEmpty() ? null : open,
        cancelled,
        apologies,
        List.of(new Step(Step.Context.STOCK, how, ended.product(), time)),
        time);
  }

  private static Stream<Line> less(Line line, Line ended) {
    int left = line.quantity() - ended.quantity();
    return left == 0 ? Stream.empty() : Stream.of(new Line(line.product(), left));
  }

  /** Some lines were sold beyond the limit and do not stand. */
  CheckoutResource cancelled(List<Line> excess, Instant time) {
    return next(
        status,
        refusal,
        backorders,
        joined(cancelled, excess),
        joined(
            apologies,
            excess.stream()
                .map(line ->
                    new Apology(
                        Apology.Reason.HOUSEHOLD_LIMIT_EXCEEDED,
                        line.product(),
                        line.quantity(),
                        time))
                .toList()),
        excess.stream()
            .map(line -> new Step(Step.Context.LIMIT, Step.State.EXCEEDED, line.product(), time))
            .toList(),
        time);
  }

  private CheckoutResource next(
      Status nowStatus,
      @Nullable Refusal nowRefusal,
      @Nullable List<Line> nowBackordered,
      @Nullable List<Line> nowCancelled,
      @Nullable List<Apology> nowApologies,
      List<Step> more,
      Instant time) {
    return new CheckoutResource(
        id,
        cart,
        customer,
        household,
        nowStatus,
        lines,
        joined(steps, more),
        nowRefusal,
        policy,
        nowBackordered,
        nowCancelled,
        nowApologies,
        createTime,
        time);
  }

  private static <T> List<T> joined(@Nullable List<T> before, List<T> more) {
    return Stream.concat(orNone(before).stream(), more.stream()).toList();
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
