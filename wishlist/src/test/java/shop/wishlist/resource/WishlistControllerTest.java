package shop.wishlist.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.testing.ServedController.problem;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import shop.contract.Answer;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal.Reason;
import shop.http.ProblemType;
import shop.testing.ServedController;
import shop.wishlist.WishlistCommand;
import shop.wishlist.WishlistCommand.RemoveWish;
import shop.wishlist.resource.WishlistResource.Item;

class WishlistControllerTest {

  private static final CustomerId C1 = new CustomerId("c1");
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final String ITEM = "/api/v1/wishlists/c1/items/a.b_c~d-1:p-1.2";

  private final ServedController served =
      new ServedController(WishlistController.class, WishlistCommand.class);

  @BeforeEach
  void the_log_tells_of_a_wish_list() {
    served
        .log()
        .tell(
            WishlistResource.KIND,
            C1,
            "shop.wishlist.itemAdded",
            new WishlistResource(
                C1,
                List.of(
                    new Item(
                        "a.b_c~d-1:p-1.2",
                        new ProductId("p-1.2"),
                        2,
                        Reason.OUT_OF_STOCK,
                        new CheckoutId("a.b_c~d-1"),
                        NOW,
                        null)),
                NOW));
    served
        .log()
        .tell(
            WishlistResource.KIND,
            C1,
            "shop.wishlist.itemRemoved",
            new WishlistResource(C1, List.of(), NOW));
  }

  @Test
  void a_wish_list_is_what_the_log_told_last() {
    assertThat(served.http().get().uri("/api/v1/wishlists/c1"))
        .hasStatusOk()
        .hasHeader("ETag", "\"2\"")
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"customer":"c1","items":[],"updateTime":"2026-01-05T12:00:00Z"}
            """);
  }

  @Test
  void every_revision_can_be_read() {
    assertThat(served.http().get().uri("/api/v1/wishlists/c1/revisions/1"))
        .hasStatusOk()
        .hasHeader("ETag", "\"1\"")
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"customer":"c1",
             "items":[{"id":"a.b_c~d-1:p-1.2","product":"p-1.2","quantity":2,
                       "reason":"OUT_OF_STOCK","checkout":"a.b_c~d-1",
                       "time":"2026-01-05T12:00:00Z"}],
             "updateTime":"2026-01-05T12:00:00Z"}
            """);
  }

  @Test
  void a_customer_to_whom_nothing_was_refused_has_no_list() {
    var answer = served.http().get().uri("/api/v1/wishlists/c2").exchange();
    assertThat(problem(answer).type()).isEqualTo(ProblemType.NOT_FOUND);
  }

  @Test
  void an_item_is_removed_under_its_whole_name() {
    served.answers(new Answer.Done(2));
    assertThat(served.http().delete().uri(ITEM))
        .hasStatus(HttpStatus.NO_CONTENT)
        .hasHeader("ETag", "\"2\"");
    assertThat(served.commands()).containsExactly(new RemoveWish(C1, "a.b_c~d-1:p-1.2"));
  }

  @Test
  void an_item_that_is_removed_again_is_not_found() {
    served.answers(new Answer.Missing("item"));
    assertThat(problem(served.http().delete().uri(ITEM).exchange()).type())
        .isEqualTo(ProblemType.NOT_FOUND);
  }
}
