package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Bodies that are not what they should be, at every place that takes one: nothing changes. */
class BadBodiesTest {

  private static final int LIMIT = 64 * 1024;

  private static final Shop SHOP = Service.shared().shop();
  private static final String CART = SHOP.cart();
  private static final String PRODUCT = SHOP.product(5);
  private static final String OF_CART = Shop.API + "/carts/" + CART;
  private static final String OF_PRODUCT = Shop.API + "/products/" + PRODUCT;

  static {
    SHOP.add(CART, PRODUCT, 1).is(201);
  }

  /**
   * A place that takes a body.
   *
   * @param fields what a body has to have, each with a value that is right
   */
  record Endpoint(String method, String target, String mediaType, List<Field> fields) {

    static Endpoint json(String method, String target, Field... fields) {
      return new Endpoint(method, target, "application/json", List.of(fields));
    }

    static Endpoint mergePatch(String target, Field... fields) {
      return new Endpoint("PATCH", target, "application/merge-patch+json", List.of(fields));
    }

    Reply send(String body) {
      return SHOP.call(method, target, body, "Content-Type", mediaType);
    }

    /** The right body, but for one field, which is left out when the value is empty. */
    String with(Field different, String value) {
      return fields.stream()
          .map(field ->
              field.equals(different)
                  ? value.isEmpty() ? "" : field.named(value)
                  : field.named(field.right()))
          .filter(field -> !field.isEmpty())
          .reduce((one, other) -> one + "," + other)
          .map(all -> "{" + all + "}")
          .orElse("{}");
    }

    String right() {
      return with(new Field("", "", List.of()), "");
    }

    @Override
    public String toString() {
      return method + " " + target.replaceAll("-[0-9a-f]{8}-\\d+", "");
    }
  }

  /** A field, as JSON: a value that is right, and values that are wrong. */
  record Field(String name, String right, List<String> wrong) {

    private static final List<String> NO_VALUES = List.of("null", "true", "[]", "{}");

    static Field identifier(String name) {
      return new Field(
          name,
          "\"x\"",
          join(
              NO_VALUES,
              List.of(
                  "7",
                  "1.5",
                  "\"\"",
                  "\" \"",
                  "\"a b\"",
                  "\"a/b\"",
                  "\"..\"",
                  "\"\\u0000\"",
                  "\"a\\nb\"",
                  "\"a\\u007fb\"",
                  "\"\\uD83D\\uDE00\"",
                  "\"\uD83D\uDE00\"",
                  "\"\\uD83D\"",
                  "\"" + "x".repeat(65) + "\"",
                  "\"" + "x".repeat(10_000) + "\"")));
    }

    static Field number(String name, long least, long most) {
      return new Field(
          name,
          Long.toString(least),
          join(
              NO_VALUES,
              List.of(
                  "\"7\"",
                  "\"\"",
                  "1.9",
                  "7.0",
                  "1e1",
                  "1e400",
                  "-1",
                  Long.toString(least - 1),
                  Long.toString(most + 1),
                  "2147483648",
                  "4294967297",
                  "9223372036854775808",
                  "18446744073709551617",
                  "9".repeat(39))));
    }

    static Field duration(String name) {
      return new Field(
          name,
          "\"P7D\"",
          join(
              NO_VALUES,
              List.of(
                  "7",
                  "\"\"",
                  "\"7 days\"",
                  "\"P1M\"",
                  "\"PT0S\"",
                  "\"-P7D\"",
                  "\"P99999999D\"",
                  "\"P7D\\u0000\"",
                  "\"\uD83D\uDE00\"",
                  "\"P" + "0".repeat(1000) + "7D\"")));
    }

    private static List<String> join(List<String> one, List<String> other) {
      return Stream.concat(one.stream(), other.stream()).toList();
    }

    String named(String value) {
      return "\"" + name + "\":" + value;
    }
  }

  static Stream<Endpoint> endpoints() {
    return Stream.of(
        Endpoint.json(
            "POST",
            Shop.API + "/carts",
            Field.identifier("customer"),
            Field.identifier("household")),
        Endpoint.json(
            "POST",
            OF_CART + "/items",
            Field.identifier("product"),
            Field.number("quantity", 1, 999)),
        Endpoint.mergePatch(OF_CART + "/items/i1", Field.number("quantity", 1, 999)),
        Endpoint.json("POST", Shop.API + "/orders", Field.identifier("cart")),
        Endpoint.json("PUT", OF_PRODUCT + "/stock", Field.number("onHand", 0, 1_000_000_000)),
        Endpoint.json(
            "PUT",
            OF_PRODUCT + "/household-limit",
            Field.number("limit", 0, 1_000_000),
            Field.duration("window")));
  }

  @BeforeAll
  static void nobody_else_changes_anything() {
    SHOP.feed().rest();
  }

  private long head;
  private String cart;

  @BeforeEach
  void what_is_there() {
    head = SHOP.feed().head();
    cart = SHOP.get("/carts/" + CART).is(200).body();
  }

  @AfterEach
  void nothing_has_changed() {
    assertThat(SHOP.feed().head()).isEqualTo(head);
    assertThat(SHOP.get("/carts/" + CART).body()).isEqualTo(cart);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void a_wrong_value_is_shown_where_it_is(Endpoint endpoint) {
    for (var field : endpoint.fields()) {
      for (var wrong : field.wrong()) {
        var problem = invalid(endpoint, endpoint.with(field, wrong));
        assertThat(pointers(problem)).as("%s: %s", problem, wrong).contains("/" + field.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void a_missing_value_is_named(Endpoint endpoint) {
    for (var field : endpoint.fields()) {
      var problem = invalid(endpoint, endpoint.with(field, ""));
      assertThat(pointers(problem)).containsExactly("/" + field.name());
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void everything_that_is_missing_is_named_at_once(Endpoint endpoint) {
    assertThat(pointers(invalid(endpoint, "{}")))
        .containsExactlyInAnyOrderElementsOf(
            endpoint.fields().stream().map(field -> "/" + field.name()).toList());
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void an_unknown_field_is_not_ignored(Endpoint endpoint) {
    var body = endpoint.right().replaceFirst("}$", ",\"surprise\":1}");

    assertThat(pointers(invalid(endpoint, body))).containsExactly("/surprise");
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void a_field_is_not_given_twice(Endpoint endpoint) {
    var field = endpoint.fields().getFirst();
    var body = endpoint.right().replaceFirst("}$", "," + field.named(field.right()) + "}");

    assertThat(pointers(invalid(endpoint, body))).containsExactly("/" + field.name());
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void what_is_no_object_is_refused(Endpoint endpoint) {
    for (var body : List.of("null", "[]", "7", "\"text\"", "true")) {
      var problem = endpoint.send(body).is(400).json();
      assertThat(pointers(problem)).as(body).containsExactly("");
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void what_is_no_json_is_refused(Endpoint endpoint) {
    var right = endpoint.right();
    for (var body :
        List.of(
            "",
            " ",
            "{",
            "}",
            "nope",
            "{'a':1}",
            right.substring(0, right.length() - 1),
            right + right,
            right + "]",
            "\u0000" + right,
            "{\"a\":\"\u0001\"}",
            "{\"" + "n".repeat(300) + "\":1}",
            "<xml/>")) {
      malformed(endpoint, body);
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void deep_nesting_is_refused(Endpoint endpoint) {
    for (int levels : new int[] {33, 1000, 20_000}) {
      malformed(endpoint, "[".repeat(levels) + "]".repeat(levels));
      malformed(endpoint, "{\"a\":".repeat(levels / 2) + "1" + "}".repeat(levels / 2));
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void bytes_that_are_no_utf_8_are_refused(Endpoint endpoint) {
    var right = endpoint.right().replaceFirst("}$", ",\"a\":\"\u00fc\"}");
    var request =
        SHOP.request(endpoint.target(), "Content-Type", endpoint.mediaType())
            .method(
                endpoint.method(),
                BodyPublishers.ofByteArray(right.getBytes(StandardCharsets.ISO_8859_1)));

    SHOP.problem(SHOP.answer(request.build()), 400, "MALFORMED_REQUEST");
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void a_body_of_more_than_64_kib_is_too_large(Endpoint endpoint) {
    var right = endpoint.right();
    var tooLarge = right + " ".repeat(LIMIT + 1 - right.length());

    SHOP.problem(endpoint.send(tooLarge), 413, "BODY_TOO_LARGE");
    SHOP.problem(endpoint.send("x".repeat(10 * LIMIT)), 413, "BODY_TOO_LARGE");
  }

  @Test
  void a_body_of_64_kib_is_read() {
    var asItIs = "{\"onHand\":5}";
    SHOP.put("/products/" + PRODUCT + "/stock", asItIs + " ".repeat(LIMIT - asItIs.length()))
        .is(200);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void a_body_that_hides_its_length_is_too_large_all_the_same(Endpoint endpoint) {
    var body = " ".repeat(LIMIT + 1).getBytes(StandardCharsets.US_ASCII);
    var request =
        SHOP.request(endpoint.target(), "Content-Type", endpoint.mediaType())
            .method(
                endpoint.method(),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    SHOP.problem(SHOP.answer(request.build()), 413, "BODY_TOO_LARGE");
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void other_media_types_are_not_understood(Endpoint endpoint) {
    for (var mediaType : List.of("text/plain", "application/xml", "application/octet-stream")) {
      var refused =
          SHOP.call(
              endpoint.method(), endpoint.target(), endpoint.right(), "Content-Type", mediaType);
      SHOP.problem(refused, 415, "UNSUPPORTED_MEDIA_TYPE");
      assertThat(refused.header(endpoint.method().equals("PATCH") ? "Accept-Patch" : "Accept"))
          .contains("application/json");
    }
    SHOP.problem(
        SHOP.call(endpoint.method(), endpoint.target(), endpoint.right()),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    SHOP.problem(
        SHOP.call(
            endpoint.method(),
            endpoint.target(),
            endpoint.right(),
            "Content-Type",
            endpoint.mediaType(),
            "Content-Encoding",
            "gzip"),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void a_patch_of_a_cart_is_refused_whatever_it_says() {
    for (var body : List.of("{}", "{\"status\":\"open\"}", "{\"customer\":\"c2\"}", "[]", "7")) {
      SHOP.problem(SHOP.patch("/carts/" + CART, body), 422, "NOT_PATCHABLE");
    }
    for (var body : List.of("", "{", "{\"status\":1,\"status\":2}")) {
      SHOP.patch("/carts/" + CART, body).is(400);
    }
  }

  private static JsonNode invalid(Endpoint endpoint, String body) {
    var reply = endpoint.send(body);
    assertThat(reply.status()).as("%s to %s", reply, shortened(body)).isEqualTo(400);
    return explained(SHOP.problem(reply, 400, reply.json().at("/reason").asString()));
  }

  private static void malformed(Endpoint endpoint, String body) {
    var reply = endpoint.send(body);
    assertThat(reply.status()).as("%s to %s", reply, shortened(body)).isEqualTo(400);
    explained(SHOP.problem(reply, 400, reply.json().at("/reason").asString()));
  }

  /** Every error says where it is, why, and in words. */
  private static JsonNode explained(JsonNode problem) {
    assertThat(problem.at("/reason").asString()).isIn("INVALID_BODY", "MALFORMED_REQUEST");
    assertThat(problem.at("/errors").valueStream())
        .isNotEmpty()
        .allSatisfy(error -> {
          assertThat(error.has("pointer")).as("%s", problem).isTrue();
          assertThat(error.at("/reason").asString()).matches("[A-Z_]+");
          assertThat(error.at("/detail").asString()).isNotBlank();
        });
    return problem;
  }

  private static List<String> pointers(JsonNode problem) {
    return problem
        .at("/errors")
        .valueStream()
        .map(error -> error.at("/pointer").asString())
        .distinct()
        .toList();
  }

  private static String shortened(String body) {
    return body.length() < 200 ? body : body.substring(0, 200) + "…";
  }
}
