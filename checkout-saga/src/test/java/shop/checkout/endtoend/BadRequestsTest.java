package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for what is not there, or not to be done: nothing changes. */
class BadRequestsTest {

  private final Shop shop = Service.shared().shop();
  private long head;

  @BeforeAll
  static void nobody_else_changes_anything() {
    Service.shared().shop().feed().rest();
  }

  @BeforeEach
  void what_is_there() {
    head = shop.feed().head();
  }

  @AfterEach
  void nothing_has_changed() {
    assertThat(shop.feed().head()).isEqualTo(head);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /carts,                           POST
          /carts/x,                         GET HEAD PATCH
          /carts/x/items,                   POST DELETE
          /carts/x/items/i1,                PATCH DELETE
          /carts/x/submission,              PUT
          /carts/x/revisions/1,             GET HEAD
          /cart,                            POST
          /cart/x,                          GET HEAD PATCH
          /orders,                          POST
          /order,                           POST
          /checkouts/x-1,                   GET HEAD
          /products/x/stock,                GET HEAD PUT
          /products/x/household-limit,      GET HEAD PUT DELETE
          /households/x/limits,             GET HEAD
          /wishlists/x,                     GET HEAD
          /wishlists/x/items/i1,            DELETE
          /events,                          GET HEAD POST
          """)
  void a_method_that_a_path_does_not_know_is_told_which_it_knows(String path, String known) {
    var allowed = new TreeSet<>(List.of(known.split(" ")));
    allowed.add("OPTIONS");
    for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
      if (!allowed.contains(method)) {
        var refused = shop.call(method, Shop.API + path, null);
        shop.problem(refused, 405, "METHOD_NOT_ALLOWED");
        assertThat(new TreeSet<>(List.of(refused.header("Allow").split(", ?"))))
            .as(path)
            .isEqualTo(allowed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/nothing",
        "/api/v1/carts/a/b/c",
        "/api/v2/carts",
        "/api/v1/products/p1",
        "/api/v1/checkouts",
        "/nothing"
      })
  void a_path_that_leads_nowhere_is_not_found(String path) {
    shop.problem(shop.call("GET", path, null), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/carts/%20",
        "/carts/a%20b",
        "/carts/%F0%9F%98%80",
        "/carts/%01",
        "/carts/-a",
        "/carts/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "/products/a%22b/stock",
        "/households/%C3%BC/limits",
        "/wishlists/a%0Ab",
        "/carts/x/revisions/one",
        "/carts/x/revisions/99999999999999999999"
      })
  void an_identifier_that_cannot_be_is_told_so(String path) {
    var refused = shop.get(path);

    assertThat(refused.status()).as("%s", refused).isEqualTo(400);
    shop.problem(refused, 400, refused.json().at("/reason").asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/carts/%00",
        "/api/v1/carts/a%2Fb",
        "/api/v1/carts/%",
        "/api/v1/carts/{x}"
      })
  void what_is_no_path_at_all_is_a_bad_request(String target) {
    var answer =
        RawRequest.send(
            shop,
            "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                .formatted(target, shop.base().getAuthority()));

    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @Test
  void items_and_wishes_with_odd_names_are_not_found() {
    for (var item : List.of("%F0%9F%98%80", "a%20b", "i0", "i99999999999999999999", "%01")) {
      var refused = shop.delete("/carts/x/items/" + item);
      assertThat(refused.status()).as("%s", refused).isIn(400, 404);
      assertThat(refused.mediaType()).isEqualTo("application/problem+json");
      var wish = shop.delete("/wishlists/x/items/" + item);
      assertThat(wish.status()).as("%s", wish).isIn(400, 404);
      assertThat(wish.mediaType()).isEqualTo("application/problem+json");
    }
  }

  @Test
  void every_kind_of_problem_is_explained() {
    var kinds = shop.call("GET", "/problems", null).is(200).json();

    assertThat(kinds).hasSizeGreaterThan(10);
    for (var kind : kinds) {
      var page = shop.call("GET", kind.at("/type").asString(), null).is(200);
      assertThat(page.json().at("/remedy").asString()).isNotBlank();
      var html = shop.call("GET", kind.at("/type").asString(), null, "Accept", "text/html").is(200);
      assertThat(html.mediaType()).isEqualTo("text/html");
    }
  }
}
