package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the service serves (schemas, the envelope and the types of events) keeps what was released,
 * which stands in the directory {@code contracts}. {@code ./run release-contracts} releases what is
 * served now, if that is compatible.
 */
class ReleasedContractsTest {

  private static final Path RELEASED = Path.of("..", "contracts");
  private static final boolean RELEASE = Boolean.getBoolean("shop.release");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Shop shop = Service.shared().shop();

  @BeforeEach
  void release() throws IOException {
    var served = served();
    if (RELEASE && breaches(served).isEmpty()) {
      write(served);
    }
  }

  @Test
  void whoever_relies_on_a_released_schema_can_go_on() throws IOException {
    assertThat(breaches(served())).isEmpty();
  }

  /** So that nobody forgets to release what others see already. */
  @Test
  void everything_that_is_served_is_released() throws IOException {
    assertThat(released().keySet())
        .as("./run release-contracts releases what is new")
        .isEqualTo(served().keySet());
  }

  private static List<String> breaches(Map<String, JsonNode> served) throws IOException {
    return released().entrySet().stream()
        .flatMap(released ->
            Optional.ofNullable(served.get(released.getKey()))
                .map(now -> Compatibility.breaches(released.getValue(), now))
                .orElse(List.of("it is withdrawn"))
                .stream()
                .map(breach -> released.getKey() + ": " + breach))
        .toList();
  }

  private static Map<String, JsonNode> released() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASED)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .collect(
              Collectors.toMap(
                  file -> RELEASED.relativize(file).toString(),
                  ReleasedContractsTest::read,
                  (one, _) -> one,
                  TreeMap::new));
    }
  }

  private static JsonNode read(Path file) {
    return JSON.readTree(file);
  }

  private static void write(Map<String, JsonNode> schemas) throws IOException {
    for (var schema : schemas.entrySet()) {
      var file = RELEASED.resolve(schema.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, JSON.writeValueAsString(schema.getValue()) + "\n");
    }
  }

  /** By the names of their files; where a service serves them is no part of a release. */
  private Map<String, JsonNode> served() {
    var served = new TreeMap<String, JsonNode>();
    for (var listed : shop.call("GET", "/schemas", null).is(200).json()) {
      var url = listed.at("/schema").asString();
      var schema = (ObjectNode) shop.call("GET", url, null).is(200).json();
      schema.remove("$id");
      served.put(file(URI.create(url).getPath()), schema);
    }
    var asyncApi = shop.call("GET", "/asyncapi", null).is(200).json();
    served.put("event.json", asyncApi.at("/components/schemas/event"));
    served.put("types.json", types(asyncApi));
    return served;
  }

  /**
   * The types of events as attributes of their sources: new ones may be added, as optional ones.
   */
  private static JsonNode types(JsonNode asyncApi) {
    var sources = JSON.createObjectNode();
    asyncApi
        .at("/channels")
        .propertyStream()
        .filter(channel -> asyncApi.at("/operations").has(channel.getKey()))
        .forEach(channel -> {
          var types = sources.putObject(channel.getKey()).putObject("properties");
          channel.getValue().path("messages").propertyNames().forEach(types::putObject);
        });
    return JSON.createObjectNode().set("properties", sources);
  }

  /** {@code schemas/cart/v1.json}, {@code producers/signals/schema.json}. */
  private static String file(String path) {
    return path.replaceFirst("^(" + Shop.API + ")?/", "") + ".json";
  }
}
