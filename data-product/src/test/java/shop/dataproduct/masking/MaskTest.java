package shop.dataproduct.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.contract.schema.Description;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.ForAnalysts.Shown;
import shop.contract.schema.Personal;
import shop.contract.schema.RecordSchema;
import shop.dataproduct.letters.Person;

/** What of a record is masked follows from what its attributes declare, wherever they stand. */
class MaskTest {

  @Description("A letter, as far as it is of interest here.")
  @Personal(Personal.Data.LINKED)
  record Letter(
      @Description("Who gets it.") Person reader,
      @Description("How it was closed, each time.") List<Seal> seals) {}

  @Description("How it was closed.")
  @Personal(Personal.Data.LINKED)
  record Seal(
      @Description("Of how much wax.") int grams,
      @Description("How often it was broken.") @ForAnalysts(Shown.HIDDEN) int broken) {}

  @Description("Names a reader in two ways.")
  @Personal(Personal.Data.LINKED)
  record Contradiction(
      @Description("Who reads.") Person reader, @Description("Who reads, too.") Plain other) {}

  @Description("Shows whom the other one masks.")
  @Personal(Personal.Data.LINKED)
  record Plain(@Description("Their number.") int reader) {}

  @Test
  void what_is_within_an_attribute_is_masked_too() {
    assertThat(Mask.of(RecordSchema.of(Letter.class)).members())
        .containsExactly(
            new Mask.Member("broken", Shown.HIDDEN), new Mask.Member("reader", Shown.PSEUDONYM));
  }

  @Test
  void a_name_is_not_shown_in_two_ways() {
    assertThatThrownBy(() -> Mask.of(RecordSchema.of(Contradiction.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reader of Plain is PLAIN, and PSEUDONYM elsewhere");
  }
}
