package shop.contract;

/**
 * So many pieces of one product.
 *
 * @param quantity pieces, 1 or more
 */
public record Line(ProductId product, int quantity) {

  public Line {
    if (quantity < 1) {
      throw new IllegalArgumentException("a line has at least one piece");
    }
  }
}
