package shop.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.checkout.Submission.CART;
import static shop.checkout.Submission.CHECKOUT;
import static shop.checkout.Submission.CUSTOMER;
import static shop.checkout.Submission.HOUSEHOLD;
import static shop.checkout.Submission.RESERVATION;
import static shop.contract.Refusal.Reason.OUT_OF_STOCK;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.cart.CartCommand.CompleteSubmission;
import shop.cart.CartCommand.RejectSubmission;
import shop.contract.Answer;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.testing.Approved;
import shop.wishlist.WishlistCommand.AddWish;

class StoredCheckoutSagaTest {

  private static final ProductId FLOUR = new ProductId("flour");
  private static final ProductId OIL = new ProductId("oil");
  private static final ProductId PASTA = new ProductId("pasta");
  private static final Submission TWO = Submission.of(new Line(FLOUR, 2), new Line(OIL, 3));

  private final DataSource database = Tables.inMemory();

  /** A new stage for every event: nothing but the rows goes from one to the next. */
  private List<Object> after(Object event) {
    return SagaStage.on(database).after(event);
  }

  @Test
  void a_checkout_completes_although_the_service_restarts_at_every_state() {
    after(TWO.started());
    after(TWO.limitReserved());
    assertThat(after(TWO.stockReserved(OIL))).isEmpty();

    assertThat(after(TWO.stockReserved(FLOUR)))
        .containsExactly(
            new CompleteSubmission(CART, CHECKOUT),
            new UseLimit(HOUSEHOLD, RESERVATION),
            new ConfirmStock(FLOUR, RESERVATION),
            new ConfirmStock(OIL, RESERVATION));
    assertThat(rows("sagaentry")).isZero();
    assertThat(rows("associationvalueentry")).isZero();
  }

  @Test
  void a_checkout_is_rejected_although_the_service_restarts_at_every_state() {
    after(TWO.started());
    after(TWO.limitReserved());
    assertThat(after(TWO.stockUnavailable(FLOUR))).isEmpty();

    assertThat(after(TWO.stockReserved(OIL)))
        .containsExactly(
            new ReleaseLimit(HOUSEHOLD, RESERVATION),
            new ReleaseStock(OIL, RESERVATION),
            new RejectSubmission(CART, CHECKOUT, List.of(TWO.refusal(OUT_OF_STOCK, FLOUR))),
            new AddWish(CUSTOMER, CHECKOUT, FLOUR, 2, OUT_OF_STOCK));
    assertThat(rows("sagaentry")).isZero();
  }

  @Test
  void a_step_that_failed_is_taken_again_as_if_it_had_never_been() {
    var stage = SagaStage.on(database);
    stage.after(TWO.started());
    stage.after(TWO.limitReserved());
    stage.after(TWO.stockReserved(FLOUR));
    stage
        .commands()
        .answer(_ -> {
          throw new IllegalStateException("no answer");
        });
    assertThatThrownBy(() -> stage.after(TWO.stockReserved(OIL)))
        .hasStackTraceContaining("no answer");
    stage.commands().heard();
    stage.commands().answer(_ -> new Answer.Done(1));

    assertThat(after(TWO.stockReserved(FLOUR))).isEmpty();
    assertThat(stage.after(TWO.stockReserved(OIL)))
        .startsWith(new CompleteSubmission(CART, CHECKOUT));
  }

  @Test
  void a_start_that_failed_leaves_no_saga() {
    var stage = SagaStage.on(database);
    stage
        .commands()
        .answer(_ -> {
          throw new IllegalStateException("no answer");
        });

    assertThatThrownBy(() -> stage.after(TWO.started())).hasStackTraceContaining("no answer");

    assertThat(rows("sagaentry")).isZero();
    assertThat(rows("associationvalueentry")).isZero();
  }

  /** Checkouts run while the service is replaced by a newer one: it has to know them. */
  @Test
  void a_running_checkout_is_stored_as_it_was_when_the_first_was_stored() {
    var three = Submission.of(new Line(FLOUR, 2), new Line(OIL, 3), new Line(PASTA, 4));
    after(three.started());
    after(three.limitReserved());
    after(three.stockReserved(FLOUR));
    after(three.stockUnavailable(OIL));

    Approved.verify(
        StoredCheckoutSagaTest.class,
        JdbcClient.create(database)
            .sql("select sagatype, serializedsaga from sagaentry")
            .query((row, _) -> row.getString(1) + " " + new String(row.getBytes(2), UTF_8) + "\n")
            .single());
  }

  private int rows(String table) {
    return JdbcClient.create(database)
        .sql("select count(*) from " + table)
        .query(Integer.class)
        .single();
  }
}
