package shop.checkout.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.CheckoutId;
import shop.contract.ProductId;
import shop.contract.ResourceEvent;
import shop.contract.ResourceKind;
import shop.householdlimit.Window;

/**
 * What stood in the way of a checkout, as the log tells it.
 *
 * @param obstacles one for every line that was refused, back-ordered or cancelled; none when
 *     nothing stood in the way
 * @param events the checkout's own events, in their order
 */
record Explanation(
    CheckoutId checkout,
    CheckoutResource.Status status,
    List<Obstacle> obstacles,
    List<Reference> events) {

  /**
   * One reason why a line could not be had as it was asked for.
   *
   * @param reason as in the checkout's refusal or apology
   * @param rule the rule that applied, in words
   * @param numbers what the rule was applied to, at that moment
   * @param text the numbers, in words
   * @param events what led to it, in the order of the log; the last one decided
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Obstacle(
      String reason,
      @Nullable ProductId product,
      String rule,
      @Nullable Numbers numbers,
      String text,
      List<Reference> events) {}

  /**
   * Pieces, as far as the rule looks at them.
   *
   * @param requested what the line asked for
   * @param limit what a household can buy within the window
   * @param used what the household had bought within the window
   * @param reserved what was held for other checkouts: of the limit, or of the stock
   * @param onHand what was in stock, with what was reserved
   * @param available what could have been had
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Numbers(
      int requested,
      @Nullable Integer limit,
      @Nullable Window window,
      @Nullable Integer used,
      @Nullable Long reserved,
      @Nullable Long onHand,
      long available) {}

  /**
   * An event of the log.
   *
   * @param dataref where HTTP serves the resource as it was after the event
   */
  record Reference(
      long position,
      String source,
      String subject,
      String id,
      String type,
      Instant time,
      String dataref) {

    static Reference to(ResourceEvent event, ResourceKind<?> kind) {
      return new Reference(
          event.position(),
          event.subject().source(),
          event.subject().id(),
          event.id(),
          event.type(),
          event.time(),
          kind.path(event.subject().id(), event.sequence()));
    }
  }
}
