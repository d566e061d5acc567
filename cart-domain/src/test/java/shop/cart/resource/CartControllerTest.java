package shop.cart.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.testing.ServedController.problem;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import shop.cart.CartCommand;
import shop.cart.CartCommand.AddItem;
import shop.cart.CartCommand.ChangeItem;
import shop.cart.CartCommand.ClearCart;
import shop.cart.CartCommand.CreateCart;
import shop.cart.CartCommand.RemoveItem;
import shop.cart.CartEvent.CartCreated;
import shop.contract.Answer;
import shop.contract.CartId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Precondition;
import shop.contract.ProductId;
import shop.http.ProblemType;
import shop.testing.ServedController;

class CartControllerTest {

  private static final CartId CART = new CartId("101");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId P1 = new ProductId("p1");

  private final ServedController served =
      new ServedController(CartController.class, CartCommand.class);

  @BeforeEach
  void the_log_tells_of_a_cart() {
    var opened =
        CartResource.opened(new CartCreated(CART, C1, H1), Instant.parse("2026-01-05T12:00:00Z"));
    served.log().tell(CartResource.KIND, CART, "shop.cart.created", opened);
  }

  @Test
  void a_cart_is_created_under_the_name_that_its_client_chose() {
    served.answers(new Answer.Done(1, "101"));
    assertThat(post("/carts", "{\"id\":\"101\",\"customer\":\"c1\",\"household\":\"h1\"}"))
        .hasStatus(HttpStatus.CREATED)
        .hasHeader("Location", "/api/v1/carts/101")
        .hasHeader("ETag", "\"1\"")
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"id":"101","status":"open","customer":"c1","household":"h1","items":[],
             "totalQuantity":0,"createTime":"2026-01-05T12:00:00Z",
             "updateTime":"2026-01-05T12:00:00Z"}
            """);
    assertThat(served.commands()).containsExactly(new CreateCart(CART, C1, H1));
  }

  @Test
  void a_cart_whose_client_chose_no_name_gets_one() {
    served.answers(new Answer.Done(1, "101"));
    assertThat(post("/carts", "{\"customer\":\"c1\",\"household\":\"h1\"}"))
        .hasStatus(HttpStatus.CREATED);
    assertThat(served.commands())
        .singleElement()
        .isInstanceOfSatisfying(
            CreateCart.class,
            command -> assertThat(command.cart().value()).matches("[0-9a-f-]{36}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/carts/101/items", "/cart/101/items"})
  void an_item_is_added_under_either_path(String path) {
    served.answers(new Answer.Done(1, "i1"));
    assertThat(post(path, "{\"product\":\"p1\",\"quantity\":2}"))
        .hasStatus(HttpStatus.CREATED)
        .hasHeader("Location", "/api/v1/carts/101/items/i1");
    assertThat(served.commands()).containsExactly(new AddItem(CART, P1, 2, Precondition.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"product\":\"p1\",\"quantity\":0}",
        "{\"product\":\"p1\",\"quantity\":1000}",
        "{\"product\":\"p 1\",\"quantity\":1}",
        "{\"product\":\"p1\"}",
        "{\"quantity\":1}"
      })
  void an_item_that_breaks_a_rule_is_not_even_asked_for(String body) {
    assertThat(post("/carts/101/items", body)).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(served.commands()).isEmpty();
  }

  @Test
  void what_the_client_knows_of_the_cart_goes_with_every_change() {
    post("/carts/101/items", "{\"product\":\"p1\",\"quantity\":2}")
        .header("If-Match", "\"3\"")
        .exchange();
    patch("/carts/101/items/i1", "{\"quantity\":5}").header("If-Match", "\"4\", \"5\"").exchange();
    served.http().delete().uri("/api/v1/carts/101/items/i1").header("If-Match", "*").exchange();
    served.http().delete().uri("/api/v1/carts/101/items").header("If-Match", "W/\"6\"").exchange();
    assertThat(served.commands())
        .containsExactly(
            new AddItem(CART, P1, 2, Precondition.revision(3)),
            new ChangeItem(CART, "i1", 5, new Precondition(Set.of(4L, 5L))),
            new RemoveItem(CART, "i1", Precondition.NONE),
            new ClearCart(CART, new Precondition(Set.of())));
  }

  @Test
  void a_changed_item_is_answered_with_200_and_the_cart() {
    assertThat(patch("/carts/101/items/i1", "{\"quantity\":5}"))
        .hasStatusOk()
        .hasHeader("ETag", "\"1\"")
        .bodyJson()
        .extractingPath("$.id")
        .isEqualTo("101");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/carts/101/items", "/carts/101/items/i1"})
  void what_is_removed_is_answered_with_204_and_the_entity_tag_it_left(String path) {
    assertThat(served.http().delete().uri("/api/v1" + path))
        .hasStatus(HttpStatus.NO_CONTENT)
        .hasHeader("ETag", "\"1\"");
  }

  @Test
  void a_stale_change_is_a_problem() {
    served.answers(new Answer.Stale(4));
    var answer = patch("/carts/101/items/i1", "{\"quantity\":5}").exchange();
    assertThat(problem(answer).type()).isEqualTo(ProblemType.STALE_REVISION);
  }

  @Test
  void a_status_is_not_patched_but_follows_from_the_submission() {
    var problem = problem(patch("/carts/101", "{\"status\":\"submitted\"}").exchange());
    assertThat(problem.type()).isEqualTo(ProblemType.NOT_PATCHABLE);
    assertThat(problem.seeAlso()).isEqualTo(URI.create("/api/v1/carts/101/submission"));
    assertThat(served.commands()).isEmpty();
  }

  @Test
  void items_are_not_patched_with_the_cart_but_under_their_own_paths() {
    var problem = problem(patch("/carts/101", "{\"items\":[]}").exchange());
    assertThat(problem.type()).isEqualTo(ProblemType.NOT_PATCHABLE);
    assertThat(problem.seeAlso()).isEqualTo(URI.create("/api/v1/carts/101/items"));
  }

  @Test
  void a_cart_and_its_revisions_are_what_the_log_told() {
    assertThat(served.http().get().uri("/api/v1/carts/101")).hasStatusOk();
    assertThat(served.http().get().uri("/api/v1/carts/101/revisions/1"))
        .hasStatusOk()
        .hasHeader("ETag", "\"1\"");
    var second = served.http().get().uri("/api/v1/carts/101/revisions/2").exchange();
    assertThat(problem(second).type()).isEqualTo(ProblemType.NOT_FOUND);
  }

  @Test
  void a_client_that_has_the_current_revision_is_told_so() {
    assertThat(
            served.http().get().uri("/api/v1/carts/101").header(HttpHeaders.IF_NONE_MATCH, "\"1\""))
        .hasStatus(HttpStatus.NOT_MODIFIED);
  }

  private MockMvcRequestBuilder post(String path, String body) {
    return json(served.http().post().uri("/api/v1" + path), body);
  }

  private MockMvcRequestBuilder patch(String path, String body) {
    return json(served.http().patch().uri("/api/v1" + path), body);
  }

  private static MockMvcRequestBuilder json(MockMvcRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
