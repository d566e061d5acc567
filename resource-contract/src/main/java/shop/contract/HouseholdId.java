package shop.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.Personal;

/** Identifies the household whose purchases are limited. */
@Personal(Personal.Data.IDENTIFIER)
@ForAnalysts(ForAnalysts.Shown.PSEUDONYM)
public record HouseholdId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public HouseholdId {
    IdSyntax.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
