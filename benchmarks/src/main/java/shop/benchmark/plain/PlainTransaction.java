package shop.benchmark.plain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import shop.benchmark.Engine;
import shop.benchmark.Line;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;
import shop.benchmark.tables.Cart;
import shop.benchmark.tables.ShopDatabase;
import shop.benchmark.tables.ShopTables;

/** One JDBC transaction per checkout; it has ended when it is accepted. */
public final class PlainTransaction implements Engine {

  private final ShopDatabase shop;
  private final Consumer<String> ended;

  private PlainTransaction(ShopDatabase shop, Consumer<String> ended) {
    this.shop = shop;
    this.ended = ended;
  }

  public static Engine start(String url, Workload workload, Consumer<String> ended)
      throws SQLException {
    return new PlainTransaction(ShopDatabase.open(url, false, workload), ended);
  }

  @Override
  public void fill(Purchase purchase) throws SQLException {
    shop.fill(purchase);
  }

  @Override
  public void submit(Purchase purchase) throws SQLException {
    try (var connection = shop.connection()) {
      checkOut(connection, ShopTables.cart(connection, purchase.cart()));
      connection.commit();
    }
    ended.accept(purchase.cart());
  }

  private static void checkOut(Connection connection, Cart cart) throws SQLException {
    var missing = new ArrayList<>(ShopTables.reserveLimit(connection, cart));
    if (missing.isEmpty()) {
      missing.addAll(takeStock(connection, cart.lines()));
      if (missing.isEmpty()) {
        ShopTables.useLimit(connection, cart);
        ShopTables.move(connection, cart.id(), "open", "submitted");
        return;
      }
      ShopTables.releaseLimit(connection, cart);
    }
    ShopTables.wish(connection, cart, missing);
    ShopTables.move(connection, cart.id(), "open", "rejected");
  }

  /**
   * Takes all lines out of the stock, or none.
   *
   * @return those of which there is too little
   */
  private static List<Line> takeStock(Connection connection, List<Line> lines) throws SQLException {
    var missing = new ArrayList<Line>();
    try (var lock =
        connection.prepareStatement(
            "select on_hand - reserved from stock where product = any(?) order by product for"
                + " update")) {
      lock.setArray(
          1, connection.createArrayOf("varchar", lines.stream().map(Line::product).toArray()));
      try (var row = lock.executeQuery()) {
        for (var line : lines) {
          row.next();
          if (row.getInt(1) < line.quantity()) {
            missing.add(line);
          }
        }
      }
    }
    if (missing.isEmpty()) {
      try (var take =
          connection.prepareStatement("update stock set on_hand = on_hand - ? where product = ?")) {
        for (var line : lines) {
          take.setInt(1, line.quantity());
          take.setString(2, line.product());
          take.addBatch();
        }
        take.executeBatch();
      }
    }
    return missing;
  }

  @Override
  public Tally tally() throws SQLException {
    return shop.tally();
  }

  @Override
  public void close() {
    shop.close();
  }
}
