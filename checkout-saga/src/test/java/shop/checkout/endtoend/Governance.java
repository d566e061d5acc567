package shop.checkout.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What every product has to keep, held against the AsyncAPI document. */
final class Governance {

  private static final Pattern TYPE =
      Pattern.compile("shop\\.(?<resource>[a-z][A-Za-z]*)\\.[a-z][A-Za-z]*");
  private static final Set<String> PERSONAL = Set.of("none", "linked", "identifier");

  private final JsonNode asyncApi;
  private final Map<String, String> channelOfResource = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private Governance(JsonNode asyncApi) {
    this.asyncApi = asyncApi;
  }

  /** Every fault in a sentence that names the product and what is wrong. */
  static List<String> faults(JsonNode asyncApi) {
    var governance = new Governance(asyncApi);
    asyncApi
        .at("/channels")
        .propertyStream()
        .filter(channel -> asyncApi.at("/operations").has(channel.getKey()))
        .forEach(channel -> governance.check(channel.getKey(), channel.getValue()));
    return governance.faults;
  }

  private void check(String channel, JsonNode description) {
    for (var type : description.path("messages").propertyNames()) {
      checkType(channel, type);
      checkEnvelope(channel, type, asyncApi.at("/components/messages/" + type));
    }
    var schema = asyncApi.at("/components/schemas/" + channel);
    checkFields(channel, schema, schema.path("x-personal").asString(""));
    schema
        .path("$defs")
        .valueStream()
        .forEach(part -> checkFields(channel + " " + part.path("title").asString(""), part, ""));
  }

  /** A type says of which resource it tells, and a product tells of one. */
  private void checkType(String channel, String type) {
    var name = TYPE.matcher(type);
    if (!name.matches()) {
      faults.add("%s: %s is no name of a type".formatted(channel, type));
    } else if (!channelOfResource
        .computeIfAbsent(name.group("resource"), _ -> channel)
        .equals(channel)) {
      faults.add("%s: %s is told of elsewhere, too".formatted(channel, type));
    }
  }

  private void checkEnvelope(String channel, String type, JsonNode message) {
    var narrowed = message.at("/payload/allOf/1/properties");
    var isNarrowed =
        message.at("/payload/allOf/0/$ref").asString("").equals("#/components/schemas/event")
            && narrowed.at("/type/const").asString("").equals(type)
            && narrowed.at("/source/const").asString("").equals(channel)
            && narrowed.at("/data/$ref").asString("").equals("#/components/schemas/" + channel);
    if (!isNarrowed) {
      faults.add("%s: %s has not the envelope of the log".formatted(channel, type));
    }
  }

  private void checkFields(String place, JsonNode object, String personalOfAll) {
    object
        .path("properties")
        .propertyStream()
        .forEach(property -> {
          var field = property.getValue();
          var personal = field.path("x-personal").asString(personalOfAll);
          if (!PERSONAL.contains(personal)) {
            faults.add(
                "%s: %s does not tell what it says of a person"
                    .formatted(place, property.getKey()));
          }
          if (personal.equals("identifier")
              && field.path("x-analysts").asString("plain").equals("plain")) {
            faults.add("%s: analysts see %s as it is".formatted(place, property.getKey()));
          }
          if (field.path("description").asString("").isBlank()) {
            faults.add("%s: %s is not explained".formatted(place, property.getKey()));
          }
        });
  }
}
