package shop.checkout.endtoend;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** All facades of one resource, and where they differ. */
final class Facades {

  private Facades() {}

  /**
   * How everybody shows a resource.
   *
   * @param event one that has just told it
   */
  static List<Facade> of(Service service, Event event) {
    var shop = service.shop();
    var source = event.source();
    var schema = document(shop, event.attribute("dataschema"));
    var component = "/components/schemas/" + schema.at("/title").asString();
    return List.of(
        new Facade("GET", document(shop, event.attribute("dataref")), FieldReading::example),
        new Facade("event", event.resource(), FieldReading::example),
        new Facade("JSON Schema", schema, all -> FieldReading.schema(all, "")),
        new Facade(
            "OpenAPI", document(shop, "/v3/api-docs"), all -> FieldReading.schema(all, component)),
        new Facade(
            "AsyncAPI",
            document(shop, "/asyncapi"),
            all -> FieldReading.schema(all, "/components/schemas/" + source)),
        new Facade(
            "ODCS",
            document(shop, "/data-products/" + source + "/contract"),
            FieldReading::contract),
        new Facade(
            "SQL",
            columns(service, source),
            columns -> FieldReading.view(columns, FieldReading.schema(schema, ""))));
  }

  private static JsonNode columns(Service service, String source) {
    var view = source.equals("inventory") ? "stock" : source.replace('-', '_');
    var columns = JsonNodeFactory.instance.objectNode();
    try {
      return service
          .analytics()
          .read(store -> {
            try (var statement = store.createStatement();
                var rows = statement.executeQuery("describe " + view)) {
              while (rows.next()) {
                columns.put(rows.getString("column_name"), rows.getString("column_type"));
              }
            }
            return columns;
          });
    } catch (SQLException e) {
      throw new AssertionError("the view " + view, e);
    }
  }

  private static JsonNode document(Shop shop, String target) {
    return shop.call("GET", target, null).is(200).json();
  }

  /** Every difference in a sentence that names the field and the facades on each side. */
  static List<String> differences(List<Facade> facades) {
    var all = new LinkedHashMap<String, Facade.Fields>();
    facades.forEach(facade -> all.put(facade.name(), facade.fields()));
    var paths = new TreeSet<String>();
    all.values().forEach(fields -> paths.addAll(fields.said().keySet()));
    return paths.stream()
        .flatMap(path -> Stream.concat(absences(path, all), contradictions(path, all)))
        .toList();
  }

  private static Stream<String> absences(String path, Map<String, Facade.Fields> all) {
    var lacking =
        names(all, fields -> !fields.said().containsKey(path) && expects(fields, path, all));
    return lacking.isEmpty()
        ? Stream.empty()
        : Stream.of(
            "%s: not in %s, but in %s"
                .formatted(path, lacking, names(all, fields -> fields.said().containsKey(path))));
  }

  /** An example has to have what is required of something that the example has. */
  private static boolean expects(
      Facade.Fields fields, String path, Map<String, Facade.Fields> all) {
    var parent = path.replaceFirst("(\\.[^.\\[]+|\\[])$", "");
    return !fields.examples()
        || (!path.endsWith("[]")
            && (parent.equals(path) || fields.said().containsKey(parent))
            && all.values().stream()
                .map(other -> other.said().getOrDefault(path, Map.of()))
                .anyMatch(said -> "true".equals(said.get("required"))));
  }

  private static Stream<String> contradictions(String path, Map<String, Facade.Fields> all) {
    var aspects = new TreeSet<String>();
    all.values().forEach(fields -> aspects.addAll(said(fields, path).keySet()));
    return aspects.stream().flatMap(aspect -> contradiction(path, aspect, all).stream());
  }

  private static Optional<String> contradiction(
      String path, String aspect, Map<String, Facade.Fields> all) {
    var values = new TreeSet<String>();
    all.values()
        .forEach(
            fields -> Optional.ofNullable(said(fields, path).get(aspect)).ifPresent(values::add));
    return values.size() < 2
        ? Optional.empty()
        : Optional.of(
            values.stream()
                .map(value ->
                    "%s in %s"
                        .formatted(
                            value,
                            names(all, fields -> value.equals(said(fields, path).get(aspect)))))
                .collect(joining("; ", path + ": " + aspect + " is ", "")));
  }

  private static Map<String, String> said(Facade.Fields fields, String path) {
    return fields.said().getOrDefault(path, Map.of());
  }

  private static String names(Map<String, Facade.Fields> all, Predicate<Facade.Fields> which) {
    return all.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(joining(", "));
  }
}
