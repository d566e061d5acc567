package shop.inventory.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.testing.ServedController.problem;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shop.contract.Answer;
import shop.contract.Precondition;
import shop.contract.ProductId;
import shop.http.ProblemType;
import shop.inventory.StockCommand;
import shop.inventory.StockCommand.SetStock;
import shop.testing.ServedController;

class StockControllerTest {

  private static final ProductId P1 = new ProductId("p1");

  private final ServedController served =
      new ServedController(StockController.class, StockCommand.class);

  @BeforeEach
  void the_log_tells_of_a_stock() {
    served.log().tell(StockResource.KIND, P1, "shop.inventory.stockSet", stock(0, 0));
    served.log().tell(StockResource.KIND, P1, "shop.inventory.stockSet", stock(100, 0));
    served.log().tell(StockResource.KIND, P1, "shop.inventory.stockReserved", stock(100, 2));
  }

  @Test
  void the_first_count_is_answered_with_201_and_the_place_of_the_stock() {
    served.answers(new Answer.Done(1, "p1"));
    assertThat(put("{\"onHand\":0}"))
        .hasStatus(HttpStatus.CREATED)
        .hasHeader("Location", "/api/v1/products/p1/stock")
        .hasHeader("ETag", "\"1\"")
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"product":"p1","onHand":0,"reserved":0,"available":0,
             "updateTime":"2026-01-05T12:00:00Z"}
            """);
    assertThat(served.commands()).containsExactly(new SetStock(P1, 0));
  }

  @Test
  void a_later_count_is_answered_with_200_and_the_revision_that_shows_it() {
    served.answers(new Answer.Done(2));
    assertThat(put("{\"onHand\":100}"))
        .hasStatusOk()
        .hasHeader("ETag", "\"2\"")
        .bodyJson()
        .extractingPath("$.onHand")
        .isEqualTo(100);
    assertThat(served.commands()).containsExactly(new SetStock(P1, 100));
  }

  @Test
  void a_count_can_be_bound_to_the_revision_that_its_sender_knows() {
    served.answers(new Answer.Done(2));
    assertThat(put("{\"onHand\":100}", "\"1\"")).hasStatusOk();
    assertThat(served.commands()).containsExactly(new SetStock(P1, 100, Precondition.revision(1)));
  }

  @Test
  void the_stock_is_what_the_log_told_last() {
    assertThat(served.http().get().uri("/api/v1/products/p1/stock"))
        .hasStatusOk()
        .hasHeader("ETag", "\"3\"")
        .bodyJson()
        .extractingPath("$.available")
        .isEqualTo(98);
  }

  @Test
  void every_revision_can_be_read() {
    assertThat(served.http().get().uri("/api/v1/products/p1/stock/revisions/2"))
        .hasStatusOk()
        .hasHeader("ETag", "\"2\"");
  }

  @Test
  void a_stock_that_nobody_told_of_is_not_found() {
    var answer = served.http().get().uri("/api/v1/products/p2/stock").exchange();
    assertThat(problem(answer).type()).isEqualTo(ProblemType.NOT_FOUND);
  }

  @Test
  void a_refused_count_is_a_problem_with_the_reason_of_the_refusal() {
    served.answers(new Answer.Refused("STOCK_RESERVED", "2 pieces are reserved"));
    var problem = problem(put("{\"onHand\":1}"));
    assertThat(problem.type()).isEqualTo(ProblemType.REFUSED);
    assertThat(problem.reason()).isEqualTo("STOCK_RESERVED");
  }

  @Test
  void a_count_outside_zero_to_a_billion_is_not_even_asked_for() {
    assertThat(put("{\"onHand\":1000000001}")).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(put("{\"onHand\":-1}")).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(put("{}")).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(served.commands()).isEmpty();
  }

  private MvcTestResult put(String body) {
    return put(body, "*");
  }

  private MvcTestResult put(String body, String ifMatch) {
    return served
        .http()
        .put()
        .uri("/api/v1/products/p1/stock")
        .header("If-Match", ifMatch)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private static StockResource stock(long onHand, long reserved) {
    return StockResource.of(P1, onHand, reserved, 0, Instant.parse("2026-01-05T12:00:00Z"));
  }
}
