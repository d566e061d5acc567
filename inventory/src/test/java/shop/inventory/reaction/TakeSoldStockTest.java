package shop.inventory.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.contract.Answer;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.contract.ResourceEvent;
import shop.contract.Subject;
import shop.eventstore.StoredTypes;
import shop.inventory.StockCommand;
import shop.inventory.StockCommand.ReturnStock;
import shop.inventory.StockCommand.TakeStock;

class TakeSoldStockTest {

  private static final ReservationId CHECKOUT = new ReservationId("101-1");
  private static final ProductId PASTA = new ProductId("pasta");
  private static final ProductId FLOUR = new ProductId("flour");

  private static final String COMPLETED = "shop.checkout.completed";
  private static final String CANCELLED = "shop.checkout.linesCancelled";
  private static final String SIDE_EFFECT =
      "{\"householdLimit\":\"integral\",\"stock\":\"side-effect\"}";
  private static final String INTEGRAL =
      "{\"householdLimit\":\"side-effect\",\"stock\":\"integral\"}";

  private final List<Object> commands = new ArrayList<>();
  private Answer answer = new Answer.Done(1);
  private final AnnotationEventHandlerAdapter reaction =
      new AnnotationEventHandlerAdapter(new TakeSoldStock(gateway()));

  @Test
  void what_was_sold_is_taken_in_the_order_of_products() throws Exception {
    tell(COMPLETED, checkout(SIDE_EFFECT));
    assertThat(commands)
        .containsExactly(new TakeStock(FLOUR, CHECKOUT, 1), new TakeStock(PASTA, CHECKOUT, 2));
  }

  @Test
  void stock_that_was_integral_to_the_checkout_was_taken_before() throws Exception {
    tell(COMPLETED, checkout(INTEGRAL));
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lines\":[{\"product\":\"pasta\",\"quantity\":2}]}",
        "{\"lines\":[{\"product\":\"pasta\",\"quantity\":2}],\"policy\":{}}"
      })
  void stock_of_which_the_policy_says_nothing_is_integral(String checkout) throws Exception {
    tell(COMPLETED, checkout);
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {SIDE_EFFECT, INTEGRAL, "{}"})
  void what_was_cancelled_is_returned_under_every_policy(String policy) throws Exception {
    tell(CANCELLED, checkout(policy));
    assertThat(commands).containsExactly(new ReturnStock(PASTA, CHECKOUT, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPLETED, CANCELLED})
  void a_checkout_that_tells_of_no_lines_has_nothing_to_take_or_return(String type)
      throws Exception {
    tell(type, "{\"id\":\"101-1\",\"policy\":%s}".formatted(SIDE_EFFECT));
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.checkout.started",
        "shop.checkout.rejected",
        "shop.checkout.stockBackordered",
        "shop.cart.submitted"
      })
  void everything_else_that_the_log_tells_moves_no_stock(String type) throws Exception {
    tell(type, checkout(SIDE_EFFECT));
    assertThat(commands).isEmpty();
  }

  @Test
  void the_rest_of_the_log_is_not_even_read() throws Exception {
    tell("shop.cart.created", "no checkout");
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPLETED, CANCELLED})
  void a_stock_that_says_no_to_what_was_sold_is_a_failure(String type) {
    answer = new Answer.Refused("RESERVATION_KNOWN", "known");
    assertThatThrownBy(() -> tell(type, checkout(SIDE_EFFECT)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("RESERVATION_KNOWN");
    assertThat(commands).hasSize(1);
  }

  private static String checkout(String policy) {
    return """
    {"id":"101-1","cart":"101","customer":"c1","household":"h1","status":"completed",
     "lines":[{"product":"pasta","quantity":2,"note":"new"},{"product":"flour","quantity":1}],
     "steps":[{"step":"cart","state":"submitted","time":"2026-01-05T12:00:00Z"}],
     "policy":%s,
     "cancelled":[{"product":"pasta","quantity":2}],
     "createTime":"2026-01-05T12:00:00Z","updateTime":"2026-01-05T12:00:00Z"}
    """
        .formatted(policy);
  }

  private void tell(String type, String data) throws Exception {
    reaction.handle(
        GenericEventMessage.asEventMessage(
            new ResourceEvent(
                1,
                "e1",
                new Subject("checkouts", "101-1"),
                type,
                Instant.EPOCH,
                1,
                data,
                "101-1",
                null,
                null)));
  }

  private CommandGateway gateway() {
    var bus = SimpleCommandBus.builder().build();
    for (var command : StoredTypes.of(Set.of(StockCommand.class), Set.of()).byName().values()) {
      bus.subscribe(
          command.getName(),
          message -> {
            commands.add(message.getPayload());
            return answer;
          });
    }
    return DefaultCommandGateway.builder().commandBus(bus).build();
  }
}
