package shop.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import shop.contract.schema.Personal;

/** Identifies a product that can be put into a cart. */
@Personal(Personal.Data.NONE)
public record ProductId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProductId {
    IdSyntax.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
