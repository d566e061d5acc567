package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The description of the API. That every answer is described is checked wherever a test asks; here
 * is what the description has to contain whether anybody asks or not.
 */
class DescriptionTest {

  private final Shop shop = Service.shared().shop();
  private final JsonNode document = shop.description().document();

  @Test
  void it_is_openapi_3_1_and_has_a_page_for_people() {
    assertThat(document.at("/openapi").asString()).startsWith("3.1");
    assertThat(document.at("/info/title").asString()).isEqualTo("Checkout");

    var page = shop.call("GET", "/swagger-ui.html", null);
    assertThat(page.is(302).location()).isEqualTo("/swagger-ui/index.html");
    assertThat(shop.call("GET", page.location(), null).is(200).mediaType()).isEqualTo("text/html");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST,   /carts,                             201 400 406 409 413 415 422
          GET,    /carts/{id},                        200 304 400 404 406
          PATCH,  /carts/{id},                        400 404 413 415 422
          POST,   /carts/{id}/items,                  201 400 404 406 409 412 413 415 422
          PATCH,  /carts/{id}/items/{item},           200 400 404 406 409 412 413 415
          DELETE, /carts/{id}/items/{item},           204 400 404 409 412
          DELETE, /carts/{id}/items,                  204 400 404 409 412
          PUT,    /carts/{id}/submission,             303 400 404 409 412
          POST,   /orders,                            303 400 404 409 413 415 422
          GET,    /checkouts/{id},                    200 304 400 404 406
          GET,    /checkouts/{id}/explanation,        200 400 404 406
          GET,    /policy,                            200 406
          PUT,    /products/{product}/household-limit, 200 201 400 406 413 415
          GET,    /products/{product}/household-limit, 200 304 400 404 406
          DELETE, /products/{product}/household-limit, 204 400 404
          GET,    /households/{household}/limits,     200 304 400 404 406
          PUT,    /products/{product}/stock,          200 201 400 406 409 412 413 415
          GET,    /products/{product}/stock,          200 304 400 404 406
          GET,    /wishlists/{customer},              200 304 400 404 406
          DELETE, /wishlists/{customer}/items/{item}, 204 400 404
          GET,    /events,                            200 400 406
          POST,   /events,                            201 204 400 406 409 413 415
          GET,    /analytics,                         200 406
          POST,   /analytics/rebuilds,                303
          GET,    /analytics/days,                    200 406
          GET,    /analytics/days/{date},             200 304 400 404 406
          GET,    /producers,                         200 406
          GET,    /producers/{source},                200 400 404 406
          GET,    /producers/{source}/schema,         200 400 404 406
          GET,    /producers/{source}/subjects/{subject}, 200 304 400 404 406
          GET,    /reports,                           200 406
          GET,    /reports/{name},                    200 304 400 404 406
          POST,   /query,                             200 400 403 406 413 415 422
          POST,   /cart,                              201 400 406 409 413 415 422
          PUT,    /cart/{id}/submission,              303 400 404 409 412
          POST,   /order,                             303 400 404 409 413 415 422
          """)
  void an_operation_has_these_answers_and_no_other(String method, String path, String statuses) {
    var operation = operation(method, path);

    assertThat(operation.at("/responses").propertyNames())
        .filteredOn(status -> !status.equals("default"))
        .containsExactlyInAnyOrder(statuses.split(" "));
    operation
        .at("/responses")
        .propertyStream()
        .forEach(response -> {
          var content = response.getValue().path("content").propertyNames();
          switch (response.getKey()) {
            case "200", "201" -> assertThat(content).isNotEmpty();
            case "204", "303", "304" -> assertThat(content).isEmpty();
            default -> assertThat(content).containsExactly("application/problem+json");
          }
          assertThat(response.getValue().at("/description").asString()).isNotBlank();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "/carts/{id}, Cart",
    "/checkouts/{id}, Checkout",
    "/products/{product}/stock, Stock",
    "/products/{product}/household-limit, LimitRule",
    "/households/{household}/limits, HouseholdLimits",
    "/wishlists/{customer}, Wishlist"
  })
  void a_resource_is_described_by_its_schema(String path, String schema) {
    assertThat(
            operation("GET", path)
                .at("/responses/200/content/application~1json/schema/$ref")
                .asString())
        .isEqualTo("#/components/schemas/" + schema);
    assertThat(document.at("/components/schemas/" + schema + "/properties").isObject()).isTrue();
  }

  @Test
  void a_schema_says_what_is_always_there() {
    assertThat(required("Cart"))
        .containsExactlyInAnyOrder(
            "id",
            "status",
            "customer",
            "household",
            "items",
            "totalQuantity",
            "createTime",
            "updateTime");
    assertThat(required("Refusal")).containsExactly("reason");
    assertThat(required("NewCart")).containsExactlyInAnyOrder("customer", "household");
    assertThat(required("WishlistItem")).contains("checkout", "reason");
    assertThat(required("CartItem")).doesNotContain("checkout");
  }

  @Test
  void operations_have_names_of_their_own() {
    assertThat(operations().map(operation -> operation.at("/operationId").asString()))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-zA-Z]+"));
  }

  @Test
  void conditional_and_repeatable_requests_are_described_with_their_headers() {
    assertThat(parameters("POST", "/carts/{id}/items")).contains("If-Match", "Idempotency-Key");
    assertThat(parameters("GET", "/checkouts/{id}")).contains("If-None-Match", "Prefer");
  }

  private Stream<JsonNode> operations() {
    return document
        .at("/paths")
        .valueStream()
        .flatMap(path ->
            path.propertyStream()
                .filter(entry ->
                    Set.of("get", "post", "put", "patch", "delete").contains(entry.getKey()))
                .map(Map.Entry::getValue));
  }

  private JsonNode operation(String method, String path) {
    var operation =
        document.path("paths").path(Shop.API + path).path(method.toLowerCase(Locale.ROOT));
    assertThat(operation.isObject()).as(method + " " + path).isTrue();
    return operation;
  }

  private Stream<String> parameters(String method, String path) {
    return operation(method, path)
        .at("/parameters")
        .valueStream()
        .map(parameter -> parameter.at("/name").asString());
  }

  private Stream<String> required(String schema) {
    return document
        .at("/components/schemas/" + schema + "/required")
        .valueStream()
        .map(JsonNode::asString);
  }
}
