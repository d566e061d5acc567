package shop.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies the household whose purchases are limited. */
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
