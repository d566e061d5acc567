package shop.dataproduct.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shop.contract.schema.ForAnalysts.Shown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The copy is what one gets by taking the JSON apart. */
class MaskProperties {

  private static final Pseudonyms PSEUDONYMS = new Pseudonyms(new byte[] {7});
  private static final Map<String, Shown> NAMES =
      Map.of("who", Shown.PSEUDONYM, "no", Shown.HIDDEN, "nor", Shown.HIDDEN, "so", Shown.PLAIN);
  private static final Mask MASK = Mask.of(NAMES);

  @Property
  void a_copy_differs_in_what_is_masked_alone(@ForAll("objects") JsonNode json) {
    var expected = masked(json);
    assertThat(MASK.apply(json.toString(), PSEUDONYMS)).isEqualTo(expected.toString());
    var spread = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    assertThat(JsonMapper.shared().readTree(MASK.apply(spread, PSEUDONYMS))).isEqualTo(expected);
  }

  private static JsonNode masked(JsonNode json) {
    return switch (json) {
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(masked(element)));
        yield copy;
      }
      case ObjectNode object -> {
        var copy = JsonNodeFactory.instance.objectNode();
        object.forEachEntry((name, value) -> {
          switch (NAMES.getOrDefault(name, Shown.PLAIN)) {
            case HIDDEN -> {}
            case PSEUDONYM -> copy.set(name, replaced(name, value));
            case PLAIN -> copy.set(name, masked(value));
          }
        });
        yield copy;
      }
      default -> json;
    };
  }

  private static JsonNode replaced(String name, JsonNode value) {
    return switch (value) {
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(replaced(name, element)));
        yield copy;
      }
      case StringNode text ->
          JsonNodeFactory.instance.stringNode(PSEUDONYMS.of(name, text.asString()));
      default -> value;
    };
  }

  @Provide
  Arbitrary<JsonNode> objects() {
    var leaves =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("ab\"\\,:{}[]\n é")
                .ofMaxLength(6)
                .map(JsonNodeFactory.instance::stringNode),
            Arbitraries.of("who", "\"who\":", ",\"no\":\"")
                .map(JsonNodeFactory.instance::stringNode),
            Arbitraries.integers().map(JsonNodeFactory.instance::numberNode),
            Arbitraries.of(
                JsonNodeFactory.instance.nullNode(), JsonNodeFactory.instance.booleanNode(true)));
    var first = objects(leaves.map(JsonNode.class::cast));
    return objects(values(objects(values(first))));
  }

  private static Arbitrary<JsonNode> values(Arbitrary<JsonNode> inner) {
    return Arbitraries.oneOf(
        inner,
        inner
            .list()
            .ofMaxSize(3)
            .map(elements -> {
              var array = JsonNodeFactory.instance.arrayNode();
              elements.forEach(array::add);
              return array;
            }));
  }

  private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
    return Arbitraries.maps(
            Arbitraries.of("who", "no", "nor", "so", "w\"ho", "\\\"who", ""), values)
        .ofMaxSize(4)
        .map(members -> {
          var object = JsonNodeFactory.instance.objectNode();
          members.forEach(object::set);
          return object;
        });
  }
}
