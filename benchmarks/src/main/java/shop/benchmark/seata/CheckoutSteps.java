package shop.benchmark.seata;

import java.sql.SQLException;
import shop.benchmark.tables.ShopDatabase;
import shop.benchmark.tables.ShopTables;
import shop.benchmark.tables.Step;

/** The service whose method the state machine calls, by its name. */
public final class CheckoutSteps {

  /** The name that is said when a step was the last one. */
  private static final String NONE = "";

  private final ShopDatabase shop;

  CheckoutSteps(ShopDatabase shop) {
    this.shop = shop;
  }

  /** Takes a step in a transaction of its own, and names the next one. */
  public String take(String step, String cart) throws SQLException {
    try (var connection = shop.connection()) {
      if (step.equals(Step.RESERVE_LIMIT.name())) {
        ShopTables.move(connection, cart, "open", "checking out");
      }
      var next = Step.valueOf(step).take(connection, ShopTables.cart(connection, cart));
      connection.commit();
      return next.map(Step::name).orElse(NONE);
    }
  }
}
