package shop.dataproduct.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;

/** A pseudonym depends on attribute and value alone, not on what was asked before. */
class PseudonymsProperties {

  private static final byte[] KEY = {4, 2};

  @Property(tries = 100)
  void the_same_text_for_the_same_and_for_nobody_else(
      @ForAll("asked") List<Tuple2<String, String>> asked) {
    var pseudonyms = new Pseudonyms(KEY);
    var owners = new HashMap<String, Tuple2<String, String>>();
    for (var one : asked) {
      var pseudonym = pseudonyms.of(one.get1(), one.get2());
      assertThat(pseudonym).isEqualTo(new Pseudonyms(KEY).of(one.get1(), one.get2()));
      assertThat(owners.merge(pseudonym, one, (first, _) -> first)).isEqualTo(one);
    }
  }

  /** Of texts that have the same hash code: Aa and BB, and all that is made of these. */
  @Provide
  Arbitrary<List<Tuple2<String, String>>> asked() {
    var texts =
        Arbitraries.of("Aa", "BB")
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .map(parts -> String.join("", parts));
    return texts.tuple2().list().ofMaxSize(20);
  }
}
