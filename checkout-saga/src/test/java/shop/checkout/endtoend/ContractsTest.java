package shop.checkout.endtoend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the data product promises is served, and what it serves keeps the promise. */
class ContractsTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final Shop shop = Service.shared().shop();

  @Test
  void the_data_of_every_event_keeps_the_schema_to_which_it_refers() {
    var schemas = new HashMap<String, JsonNode>();
    var log = story();

    for (var event : log) {
      var url = event.attribute("dataschema");
      var schema = schemas.computeIfAbsent(url, _ -> shop.call("GET", url, null).is(200).json());
      assertThat(faults(schema, event.resource())).as("%s", event.json()).isEmpty();
    }
    assertThat(log.stream().map(Event::source).collect(toSet())).hasSize(6);
  }

  @Test
  void every_event_is_one_that_asyncapi_describes() {
    var asyncApi = get("/asyncapi").json();

    for (var event : story()) {
      var message = "/components/messages/" + event.type() + "/payload";
      assertThat(asyncApi.at(message).isObject()).as(event.type()).isTrue();
      var schema = ((ObjectNode) asyncApi.deepCopy()).put("$ref", "#" + message);
      assertThat(faults(schema, event.json())).as("%s", event.json()).isEmpty();
    }
  }

  @Test
  void an_event_under_another_source_is_not_described() {
    var asyncApi = get("/asyncapi").json();
    var event = (ObjectNode) story().getFirst().json();
    var message = "#/components/messages/" + event.get("type").asString() + "/payload";
    var schema = ((ObjectNode) asyncApi.deepCopy()).put("$ref", message);

    assertThat(faults(schema, event.put("source", "others"))).isNotEmpty();
    assertThat(faults(schema, event.without("dataref"))).isNotEmpty();
  }

  @Test
  void asyncapi_has_a_channel_for_every_product_also_those_of_others() {
    var channels = get("/asyncapi").json().path("channels").propertyNames();

    assertThat(channels)
        .containsAll(sources())
        .hasSize(sources().size() + 1)
        .contains("offers", "carts", "checkouts", "household-limits", "limit-rules", "signals");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                | true
          {"time": "2026-01-05T10:00:00Z"}  | true
          {"id": null}                      | false
          {"type": "shop.signal.guessed"}   | false
          {"source": "carts"}               | false
          {"sequence": "0000000001"}        | false
          {"data": {"device": "d1"}}        | false
          """)
  void an_event_that_is_posted_is_taken_if_asyncapi_describes_it(String change, boolean taken) {
    var event =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"specversion":"1.0","source":"signals","subject":"d1","type":"shop.signal.measured",
                     "data":{"device":"d1","value":71.25,"model":1}}
                    """);
    event
        .put("id", Shop.unique("signal"))
        .setAll((ObjectNode) JsonMapper.shared().readTree(change));
    event.properties().removeIf(attribute -> attribute.getValue().isNull());
    var asyncApi = (ObjectNode) get("/asyncapi").json().deepCopy();
    var operation = asyncApi.at("/operations/offer.signals");
    var schema = asyncApi.put("$ref", "#/components/messages/offer.signals/payload");

    assertThat(operation.at("/action").asString()).isEqualTo("receive");
    assertThat(faults(schema, event).isEmpty()).isEqualTo(taken);
    shop.call(
            operation.at("/bindings/http/method").asString(),
            asyncApi.at("/channels/offers/address").asString(),
            event.toString(),
            "Content-Type",
            "application/cloudevents+json")
        .is(taken ? 201 : 400);
  }

  @Test
  void a_schema_is_where_it_says_to_be() {
    for (var listed : get("/schemas").json()) {
      var schema = shop.call("GET", listed.at("/schema").asString(), null).is(200).json();
      assertThat(schema.at("/$schema").asString())
          .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }
    var cart = get("/schemas/cart/v1");
    assertThat(cart.mediaType()).isEqualTo("application/schema+json");
    assertThat(cart.json().at("/$id").asString()).isEqualTo(shop.base() + "/schemas/cart/v1");
    shop.problem(shop.call("GET", "/schemas/cart/v2", null), 404, "NOT_FOUND");
  }

  @Test
  void a_descriptor_tells_where_a_product_is_read_and_how_fresh_it_is() {
    story();
    var carts = get("/data-products/carts").json();

    assertThat(carts.at("/team/name").asString()).isEqualTo("cart");
    assertThat(carts.at("/inputPorts/0/contractId").asString()).isEqualTo("shop.cart.CartEvent");
    assertThat(ports(carts)).contains("events", "stream", "resources", "sql", "files");
    assertThat(get(custom(carts.at("/outputPorts/0"), "location").asString()).mediaType())
        .isEqualTo("application/cloudevents-batch+json");
    var freshness = custom(carts, "freshness");
    assertThat(freshness.at("/events").asInt()).isPositive();
    assertThat(freshness.at("/p50Milliseconds").asDouble()).isPositive();
    assertThat(freshness.at("/p99Milliseconds").asDouble())
        .isGreaterThanOrEqualTo(freshness.at("/p50Milliseconds").asDouble());
    for (var port : carts.at("/managementPorts")) {
      get(port.at("/url").asString());
    }
  }

  @Test
  void a_checkout_is_made_of_what_its_contexts_say() {
    assertThat(get("/data-products/checkouts").json().at("/inputPorts").valueStream())
        .extracting(port -> port.at("/name").asString())
        .contains("cart", "householdlimit", "inventory");
  }

  @Test
  void every_product_has_a_contract_that_names_its_fields() {
    for (var source : sources()) {
      var contract = get("/data-products/" + source + "/contract").json();
      assertThat(contract.at("/dataProduct").asString()).isEqualTo(source);
      assertThat(contract.at("/schema/0/properties").size()).as(source).isPositive();
      assertThat(contract.at("/servers").valueStream())
          .extracting(server -> server.at("/server").asString())
          .containsExactlyElementsOf(ports(get("/data-products/" + source).json()));
    }
    var cart = get("/data-products/carts/contract").json().at("/schema/0/properties");
    assertThat(field(cart, "customer").at("/classification").asString()).isEqualTo("identifier");
    assertThat(custom(field(cart, "customer"), "analysts").asString()).isEqualTo("pseudonym");
    assertThat(field(cart, "totalQuantity").at("/transformLogic").asString())
        .isEqualTo("sum(items.quantity)");
    assertThat(field(cart, "createTime").at("/logicalType").asString()).isEqualTo("timestamp");
    assertThat(field(cart, "items").at("/items/properties").size()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data-products/carts", "/data-products/carts/contract"})
  void products_are_described_in_yaml_for_who_wants_that(String path) {
    var yaml = shop.call("GET", path, null, "Accept", "application/yaml").is(200);

    assertThat(yaml.mediaType()).isEqualTo("application/yaml");
    assertThat(yaml.body()).containsPattern("(?m)^id: \"?carts\"?$");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data-products/none", "/data-products/none/contract"})
  void there_is_no_such_product(String path) {
    shop.problem(shop.call("GET", path, null), 404, "NOT_FOUND");
  }

  /** Events of every source of ours: one checkout that completes, and one that is refused. */
  private List<Event> story() {
    var product = shop.product(10, 2);
    var customer = Shop.unique("customer");
    var household = Shop.unique("household");
    var checkouts =
        Stream.of(2, 1).map(pieces -> buy(customer, household, product, pieces)).toList();
    return Stream.of(
            checkouts.stream()
                .flatMap(checkout ->
                    Stream.concat(events("checkouts", checkout), events("carts", cart(checkout)))),
            events("inventory", product),
            events("limit-rules", product),
            events("household-limits", household),
            events("wishlists", customer))
        .flatMap(part -> part)
        .toList();
  }

  private String buy(String customer, String household, String product, int pieces) {
    var cart = shop.cart(customer, household);
    shop.add(cart, product, pieces);
    return shop.buy(cart).at("/id").asString();
  }

  private static String cart(String checkout) {
    return checkout.replaceFirst("-\\d+$", "");
  }

  private Stream<Event> events(String source, String subject) {
    return shop.feed().of(source, subject).stream();
  }

  private Set<String> sources() {
    return get("/data-products")
        .json()
        .valueStream()
        .map(product -> product.at("/id").asString())
        .collect(toSet());
  }

  private Reply get(String target) {
    return shop.call("GET", target, null).is(200);
  }

  private static List<String> faults(JsonNode schema, JsonNode value) {
    return SCHEMAS.getSchema(schema).validate(value).stream().map(Object::toString).toList();
  }

  private static List<String> ports(JsonNode product) {
    return product
        .at("/outputPorts")
        .valueStream()
        .map(port -> port.at("/name").asString())
        .toList();
  }

  private static JsonNode field(JsonNode properties, String name) {
    return named(properties, "name", name);
  }

  private static JsonNode custom(JsonNode holder, String property) {
    return named(holder.path("customProperties"), "property", property).path("value");
  }

  private static JsonNode named(JsonNode list, String key, String name) {
    return list.valueStream()
        .filter(entry -> entry.path(key).asString("").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + list));
  }
}
