package shop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.contract.schema.Derived;
import shop.contract.schema.Description;
import shop.contract.schema.Personal;
import shop.contract.schema.RecordSchema;
import tools.jackson.databind.json.JsonMapper;

/** What JSON Schema says of a record. */
class JsonSchemasTest {

  @Description("A garden.")
  @Personal(Personal.Data.NONE)
  record GardenResource(
      @Description("Whose it is.") CustomerId owner,
      @Description("What stands in it.") List<Tree> trees,
      @Description(value = "All trees.", unit = "trees") @Derived("count(trees)") int size,
      @Description("Whether one may enter.") @Nullable Gate gate,
      @Description("When it was laid out.") Instant createTime) {

    @Description("A tree.")
    @Personal(Personal.Data.NONE)
    record Tree(@Description(value = "How high.", unit = "cm") long height) {}

    enum Gate {
      @JsonProperty("open")
      OPEN,
      @JsonProperty("closed")
      CLOSED
    }
  }

  @Test
  void a_document_says_all_that_is_declared_and_describes_the_parts_once() {
    var document =
        JsonSchemas.document(
            "https://shop.example/schemas/garden/v1", RecordSchema.of(GardenResource.class));

    assertThat(document)
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {
                      "$schema": "https://json-schema.org/draft/2020-12/schema",
                      "$id": "https://shop.example/schemas/garden/v1",
                      "title": "Garden",
                      "description": "A garden.",
                      "type": "object",
                      "required": ["owner", "trees", "size", "createTime"],
                      "properties": {
                        "owner": {"type": "string", "description": "Whose it is.",
                          "x-personal": "identifier", "x-analysts": "pseudonym"},
                        "trees": {"type": "array", "items": {"$ref": "#/$defs/GardenTree"},
                          "description": "What stands in it.", "x-personal": "none"},
                        "size": {"type": "integer", "format": "int32", "description": "All trees.",
                          "x-unit": "trees", "x-personal": "none", "x-derivation": "count(trees)"},
                        "gate": {"type": "string", "enum": ["open", "closed"],
                          "description": "Whether one may enter.", "x-personal": "none"},
                        "createTime": {"type": "string", "format": "date-time",
                          "description": "When it was laid out.", "x-personal": "none"}
                      },
                      "$defs": {
                        "GardenTree": {
                          "title": "GardenTree",
                          "description": "A tree.",
                          "type": "object",
                          "required": ["height"],
                          "properties": {
                            "height": {"type": "integer", "format": "int64",
                              "description": "How high.", "x-unit": "cm", "x-personal": "none"}
                          }
                        }
                      }
                    }
                    """));
  }
}
