package shop.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import shop.contract.schema.Personal;

/**
 * Identifies a reservation. The caller chooses it and repeats it when it is unsure whether the
 * first command arrived; the reserving context knows nothing more about the caller.
 */
@Personal(Personal.Data.LINKED)
public record ReservationId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ReservationId {}

  @Override
  public String toString() {
    return value;
  }
}
