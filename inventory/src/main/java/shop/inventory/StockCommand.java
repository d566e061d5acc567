package shop.inventory;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import shop.contract.Precondition;
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
   * States how many pieces were counted, reserved ones included. Who waits is served from them at
   * once, and what has served has left the stock: the same count sent again is a new one then.
   *
   * @param onHand pieces, 0 to 1,000,000,000
   */
  record SetStock(ProductId product, long onHand, Precondition precondition)
      implements StockCommand {

    /** The largest stock: a billion pieces, exact in every reader's number type. */
    public static final long MAX_ON_HAND = 1_000_000_000;

    /** A count that does not care what was known before. */
    public SetStock(ProductId product, long onHand) {
      this(product, onHand, Precondition.NONE);
    }

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
      requirePiece(quantity);
    }
  }

  /** Gives back what was reserved, because it was not bought. */
  record ReleaseStock(ProductId product, ReservationId reservation) implements StockCommand {}

  /** Takes what was reserved off the stock, because it was bought. */
  record ConfirmStock(ProductId product, ReservationId reservation) implements StockCommand {}

  /**
   * Takes off the stock what was sold without having been reserved; what is missing is
   * back-ordered. Sent again, it is answered again and has no second effect. The name of a
   * reservation that was asked for, whatever became of it, is refused.
   *
   * @param quantity pieces, 1 or more
   */
  record TakeStock(ProductId product, ReservationId reservation, int quantity)
      implements StockCommand {

    public TakeStock {
      requirePiece(quantity);
    }
  }

  /**
   * Undoes a sale, whether the pieces were reserved and confirmed or taken: what is still
   * back-ordered is cancelled, the rest comes back on hand.
   *
   * <p>Its sender has to send it exactly once, and only for what was sold. The stock remembers how
   * the last {@value EndedReservations#REMEMBERED} reservations ended: one that was refused,
   * released or returned before, or that is still held, is recognised and changes nothing. Of any
   * other it can not know whether it was sold long ago or never, and believes that it was.
   *
   * @param quantity all the pieces that were sold under the reservation, 1 or more
   */
  record ReturnStock(ProductId product, ReservationId reservation, int quantity)
      implements StockCommand {

    public ReturnStock {
      requirePiece(quantity);
    }
  }

  private static void requirePiece(int quantity) {
    if (quantity < 1) {
      throw new IllegalArgumentException("at least one piece has to be meant");
    }
  }
}
