package shop.dataproduct.letters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.Personal;

/** Names somebody. */
@Personal(Personal.Data.IDENTIFIER)
@ForAnalysts(ForAnalysts.Shown.PSEUDONYM)
public record Person(@JsonValue String name) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Person {}
}
