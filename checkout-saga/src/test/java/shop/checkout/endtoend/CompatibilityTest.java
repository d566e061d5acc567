package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may become of a schema within its version, and what may not. */
class CompatibilityTest {

  private static final String RELEASED =
      """
      {
        "type": "object",
        "required": ["id", "lines"],
        "properties": {
          "id": {"type": "string"},
          "status": {"type": "string", "enum": ["open", "closed"]},
          "lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}},
          "time": {"type": "string", "format": "date-time"}
        },
        "$defs": {
          "Line": {
            "type": "object",
            "required": ["quantity"],
            "properties": {
              "quantity": {"type": "integer", "description": "How many."},
              "note": {"type": "string"}
            }
          }
        }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "id": {"type": "string"},                     |                                              | id: NOTHING_IS_REMOVED: it is gone
          "note": {"type": "string"}                    | "remark": {"type": "string"}                 | lines[].note: NOTHING_IS_REMOVED: it is gone
          ["id", "lines"]                               | ["lines"]                                    | id: WHAT_IS_REQUIRED_STAYS_REQUIRED: it can be absent
          ["quantity"]                                  | []                                           | lines[].quantity: WHAT_IS_REQUIRED_STAYS_REQUIRED: it can be absent
          ["id", "lines"]                               | ["id", "lines", "time"]                      | time: NOTHING_BECOMES_REQUIRED: it has to be there
          ["quantity"]                                  | ["quantity", "note"]                         | lines[].note: NOTHING_BECOMES_REQUIRED: it has to be there
          "integer"                                     | "number"                                     | lines[].quantity: NOTHING_CHANGES_ITS_FORM: type was "integer" and is "number"
          ["open", "closed"]                            | ["open", "closed", "lost"]                   | status: NOTHING_CHANGES_ITS_FORM: enum was ["open","closed"] and is ["open","closed","lost"]
          , "format": "date-time"                       |                                              | time: NOTHING_CHANGES_ITS_FORM: format was "date-time" and is free
          "id": {"type": "string"}                      | "id": {"type": "string", "maxLength": 9}     | id: NOTHING_CHANGES_ITS_FORM: maxLength was free and is 9
          "items": {"$ref": "#/$defs/Line"}             | "items": {"type": "string"}                  | lines[]: NOTHING_CHANGES_ITS_FORM: type was "object" and is "string"
          "type": "object", "required": ["id", "lines"] | "type": "array", "required": ["id", "lines"] | : NOTHING_CHANGES_ITS_FORM: type was "object" and is "array"
          """)
  void a_breach_is_named_with_the_field_and_the_rule(String was, String is, String breach) {
    assertThat(Compatibility.breaches(schema(RELEASED), changed(was, is == null ? "" : is)))
        .contains(breach);
  }

  @Test
  void a_new_attribute_that_is_required_breaks_the_events_that_are_there() {
    var current =
        changed("[\"id\", \"lines\"]", "[\"id\", \"lines\", \"price\"]")
            .toString()
            .replace("\"time\":", "\"price\":{\"type\":\"integer\"},\"time\":");

    assertThat(Compatibility.breaches(schema(RELEASED), schema(current)))
        .containsExactly("price: NOTHING_BECOMES_REQUIRED: it has to be there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "time":                       | "price": {"type": "integer"}, "time":
          "note":                       | "color": {"type": "string", "enum": ["red"]}, "note":
          "How many."                   | "How many pieces."
          {"type": "string"}            | {"type": "string", "x-personal": "none"}
          {"$ref": "#/$defs/Line"}      | {"$ref": "#/$defs/Line", "description": "One of them."}
          "Line                         | "CartLine
          """)
  void what_is_added_and_can_be_absent_and_what_only_explains_breaks_nothing(
      String was, String is) {
    var current =
        is.equals("\"CartLine")
            ? schema(RELEASED.replace("/Line", "/CartLine").replace(was, is))
            : changed(was, is);

    assertThat(Compatibility.breaches(schema(RELEASED), current)).isEmpty();
  }

  private static JsonNode changed(String was, String is) {
    var one = RELEASED.replaceAll("\\s+", " ");
    assertThat(one).contains(was);
    return schema(one.replace(was, is));
  }

  private static JsonNode schema(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
