package shop.dataproduct.letters;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What is told of letters. */
public enum LetterChange {
  @JsonProperty("shop.letter.moved")
  @Description("It was moved.")
  MOVED
}
