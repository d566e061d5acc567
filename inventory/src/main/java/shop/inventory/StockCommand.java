package shop.inventory;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import shop.contract.ProductId;
import shop.contract.ReservationId;

/**
 * What the stock of a product can be asked to do. Every command is answered with a {@link
 * shop.contract.Answer}.
 */
public sealed interface StockCommand {

  ProductId product();

  /** The event stream: identifiers of different contexts may be equal, their streams are not. */
  static String stream(ProductId product) {
    return "stock:" + product;
  }

  @TargetAggregateIdentifier
  default String stream() {
    return stream(product());
  }

  /**
   * States how many pieces were counted, reserved ones included.
   *
   * @param onHand pieces, 0 to 1,000,000,000
   */
  record SetStock(ProductId product, long onHand) implements StockCommand {

    /** The largest stock: a billion pieces, exact in every reader's number type. */
    public static final long MAX_ON_HAND = 1_000_000_000;

    public SetStock {
      if (onHand < 0 || onHand > MAX_ON_HAND) {
        throw new IllegalArgumentException("stock is from 0 to " + MAX_ON_HAND + " pieces");
      }
    }
  }

  /**
   * Reserves all pieces or none. Sent again, it is answered again and has no second effect.
   *
   * @param quantity pieces, 1 or more
   */
  record ReserveStock(ProductId product, ReservationId reservation, int quantity)
      implements StockCommand {

    public ReserveStock {
      if (quantity < 1) {
        throw new IllegalArgumentException("a reservation has at least one piece");
      }
    }
  }

  /** Gives back what was reserved, because it was not bought. */
  record ReleaseStock(ProductId product, ReservationId reservation) implements StockCommand {}

  /** Takes what was reserved off the stock, because it was bought. */
  record ConfirmStock(ProductId product, ReservationId reservation) implements StockCommand {}
}
