package shop.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.Personal;

/** Identifies the customer to whom a cart and a wish list belong. */
@Personal(Personal.Data.IDENTIFIER)
@ForAnalysts(ForAnalysts.Shown.PSEUDONYM)
public record CustomerId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CustomerId {
    IdSyntax.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
