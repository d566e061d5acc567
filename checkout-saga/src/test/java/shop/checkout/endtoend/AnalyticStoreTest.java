package shop.checkout.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.dataproduct.analytics.AnalyticStore;
import shop.sandbox.Format;
import shop.sandbox.Limits;
import shop.sandbox.Question;
import shop.sandbox.Reply;
import shop.sandbox.Sandbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What SQL says of the shop, asked in a child process as strangers ask. */
class AnalyticStoreTest {

  @AutoClose
  private static final Sandbox SANDBOX =
      new Sandbox(new Limits(1, 1L << 30, Duration.ofSeconds(30), 10_000, 1 << 24));

  private final Service service = Service.shared();
  private final Shop shop = service.shop();
  private final AnalyticStore store = service.analytics();

  @Test
  void the_newest_state_of_a_cart_is_what_http_tells_with_a_pseudonym() throws Exception {
    var product = shop.product(10);
    var customer = Shop.unique("customer");
    var cart = shop.cart(customer, Shop.unique("household"));
    shop.add(cart, product, 3).is(201);

    var row = ask("select * from carts where id = '" + cart + "'").getFirst();
    assertThat(row.at("/status").asString()).isEqualTo("open");
    assertThat(row.at("/total_quantity").asInt()).isEqualTo(3);
    assertThat(row.at("/seq").asInt()).isEqualTo(2);
    assertThat(row.at("/customer").asString()).startsWith("~").doesNotContain(customer);
    var line = ask("select * from cart_lines where cart = '" + cart + "'").getFirst();
    assertThat(line.at("/product").asString()).isEqualTo(product);
    assertThat(line.at("/quantity").asInt()).isEqualTo(3);
  }

  @Test
  void a_cart_is_seen_as_it_was_at_every_time_of_its_past() throws Exception {
    var cart = shop.cart();
    shop.add(cart, shop.product(10), 3).is(201);
    shop.buy(cart);

    for (var event : shop.feed().of("carts", cart)) {
      var time = event.attribute("time");
      var then = shop.get("/carts/%s?at=%s".formatted(cart, time)).is(200);
      var row =
          ask("select * from carts_at('%s') where id = '%s'".formatted(time, cart)).getFirst();
      assertThat("\"" + row.at("/seq").asInt() + "\"").isEqualTo(then.etag());
      assertThat(row.at("/status").asString())
          .isEqualTo(JsonMapper.shared().readTree(then.body()).at("/status").asString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "events",
        "carts",
        "checkouts",
        "stock",
        "limit_rules",
        "household_limits",
        "wishlists",
        "cart_lines",
        "checkout_lines",
        "checkout_steps",
        "household_limit_products",
        "wishes",
        "report_checkouts_per_hour",
        "report_refusal_reasons",
        "report_compensation_rate",
        "report_limit_use",
        "report_top_wished_products"
      })
  void every_view_answers(String view) throws Exception {
    var product = shop.product(1, 1);
    var cart = shop.cart();
    shop.add(cart, product, 2).is(201);
    shop.buy(cart);
    var other = shop.cart();
    shop.add(other, product, 1).is(201);
    shop.buy(other);

    assertThat(ask("select * from " + view)).isNotEmpty();
  }

  @Test
  void it_is_made_anew_while_it_is_asked() throws Exception {
    var cart = shop.cart();
    assertThat(shop.post("/analytics/rebuilds", "{}").is(303).location())
        .isEqualTo(Shop.API + "/analytics");
    await().until(() -> !shop.see("/analytics").at("/rebuilding").asBoolean());

    assertThat(ask("select * from carts where id = '" + cart + "'")).hasSize(1);
    await().until(() -> shop.see("/analytics").at("/behind").asLong() == 0);
    assertThat(shop.see("/analytics").at("/position").asLong())
        .isEqualTo(shop.feed().atRest().size());
  }

  @Test
  void it_is_a_part_of_the_health_of_the_service() {
    var health = shop.call("GET", "/actuator/health", null).is(200).json();

    assertThat(health.at("/components/analytics/status").asString()).isEqualTo("UP");
  }

  private List<JsonNode> ask(String sql) throws SQLException, InterruptedException {
    try (var snapshot = store.snapshot()) {
      var reply = SANDBOX.ask(new Question(snapshot.files(), sql, Format.JSON));
      assertThat(reply).isInstanceOf(Reply.Result.class);
      return JsonMapper.shared()
          .readTree(new String(((Reply.Result) reply).body(), UTF_8))
          .at("/rows")
          .valueStream()
          .toList();
    }
  }
}
