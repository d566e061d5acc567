package shop.contract;

import shop.contract.schema.Description;
import shop.contract.schema.Personal;

/** So many pieces of one product. */
@Description("So many pieces of one product.")
@Personal(Personal.Data.LINKED)
public record Line(
    @Description("What is wanted.") ProductId product,
    @Description(value = "How many of it, 1 or more.", unit = "pieces") int quantity) {

  public Line {
    if (quantity < 1) {
      throw new IllegalArgumentException("a line has at least one piece");
    }
  }
}
