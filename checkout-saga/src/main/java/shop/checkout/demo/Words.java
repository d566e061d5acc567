package shop.checkout.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a resource says, in a few words instead of JSON. */
final class Words {

  private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

  private Words() {}

  /** The words for a resource, which is recognised by a field that no other kind has. */
  static String of(JsonNode resource) {
    if (resource.has("totalQuantity")) {
      return fill("{status}:", resource)
          + " "
          + list(resource.at("/items"), "{quantity} {product}");
    }
    if (resource.has("steps")) {
      return fill("{status}", resource) + latest(resource.at("/steps"));
    }
    if (resource.has("onHand")) {
      return fill("{onHand} on hand, {reserved} reserved, {available} available", resource);
    }
    if (resource.has("window")) {
      return fill("{limit} per household in {window}", resource);
    }
    if (resource.has("products")) {
      return list(
          resource.at("/products"),
          "{product} limit {limit}, used {used}, reserved {reserved}, left {left}");
    }
    if (resource.has("items")) {
      return list(resource.at("/items"), "{quantity} {product} {reason}");
    }
    return resource.path("detail").asString("");
  }

  /** A refusal, as a checkout gives it. */
  static String ofRefusal(JsonNode refusal) {
    return fill("{reason}: {requested} {product} wanted, {available} to be had", refusal);
  }

  private static String latest(JsonNode steps) {
    return steps.isEmpty() ? "" : fill(": {step} {state} {product}", steps.get(steps.size() - 1));
  }

  private static String list(JsonNode items, String words) {
    return items.isEmpty()
        ? "nothing"
        : items.valueStream().map(item -> fill(words, item)).collect(Collectors.joining(", "));
  }

  private static String fill(String words, JsonNode object) {
    return FIELD
        .matcher(words)
        .replaceAll(field -> Matcher.quoteReplacement(object.path(field.group(1)).asString("")))
        .strip();
  }
}
