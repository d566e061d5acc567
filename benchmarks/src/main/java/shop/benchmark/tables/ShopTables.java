package shop.benchmark.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import shop.benchmark.Line;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;

/**
 * The shop's tables and every step of a checkout on them. Rows are always locked in the order of
 * products, so that no two checkouts wait for each other.
 */
public final class ShopTables {

  private static final String SCHEMA =
      """
      create table cart (
        id varchar primary key, customer varchar not null, household varchar not null,
        status varchar not null);
      create table cart_line (
        cart varchar, product varchar, quantity int not null, primary key (cart, product));
      create table limit_rule (product varchar primary key, most int not null);
      create table household_use (
        household varchar, product varchar, used int not null, reserved int not null,
        primary key (household, product));
      create table stock (
        product varchar primary key, on_hand int not null, reserved int not null);
      create table wish (
        customer varchar, cart varchar, product varchar, quantity int not null,
        primary key (customer, cart, product));
      """;

  private ShopTables() {}

  /** Makes the tables and puts the products in. */
  public static void create(Connection connection, Workload workload) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
    try (var rule = connection.prepareStatement("insert into limit_rule values (?, ?)");
        var stock = connection.prepareStatement("insert into stock values (?, ?, 0)")) {
      for (var product : workload.catalogue()) {
        rule.setString(1, product);
        rule.setInt(2, Workload.LIMIT);
        rule.addBatch();
        stock.setString(1, product);
        stock.setInt(2, workload.onHand(product));
        stock.addBatch();
      }
      rule.executeBatch();
      stock.executeBatch();
    }
  }

  public static void fill(Connection connection, Purchase purchase) throws SQLException {
    try (var cart = connection.prepareStatement("insert into cart values (?, ?, ?, 'open')");
        var line = connection.prepareStatement("insert into cart_line values (?, ?, ?)")) {
      cart.setString(1, purchase.cart());
      cart.setString(2, purchase.customer());
      cart.setString(3, purchase.household());
      cart.executeUpdate();
      for (var each : purchase.lines()) {
        line.setString(1, purchase.cart());
        line.setString(2, each.product());
        line.setInt(3, each.quantity());
        line.addBatch();
      }
      line.executeBatch();
    }
  }

  /** The cart; locked until the transaction ends. */
  public static Cart cart(Connection connection, String id) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select c.household, l.product, l.quantity from cart c join cart_line l on l.cart ="
                + " c.id where c.id = ? order by l.product for update of c")) {
      statement.setString(1, id);
      var household = "";
      var lines = new ArrayList<Line>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          household = row.getString(1);
          lines.add(new Line(row.getString(2), row.getInt(3)));
        }
      }
      return new Cart(id, household, lines);
    }
  }

  /** Moves a cart from one status to the next. */
  public static void move(Connection connection, String cart, String from, String to)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("update cart set status = ? where id = ? and status = ?")) {
      statement.setString(1, to);
      statement.setString(2, cart);
      statement.setString(3, from);
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("cart " + cart + " is not " + from);
      }
    }
  }

  /**
   * Reserves the household's limit for all lines, or for none.
   *
   * @return the lines that exceed it; empty when it is reserved
   */
  public static List<Line> reserveLimit(Connection connection, Cart cart) throws SQLException {
    var refused = new ArrayList<Line>();
    var reserved = new ArrayList<Line>();
    try (var statement =
        connection.prepareStatement(
            """
            insert into household_use
            select ?, product, 0, ? from limit_rule where product = ? and most >= ?
            on conflict (household, product) do update
              set reserved = household_use.reserved + excluded.reserved
              where household_use.used + household_use.reserved + excluded.reserved
                <= (select most from limit_rule r where r.product = excluded.product)
            """)) {
      for (var line : cart.lines()) {
        statement.setString(1, cart.household());
        statement.setInt(2, line.quantity());
        statement.setString(3, line.product());
        statement.setInt(4, line.quantity());
        statement.addBatch();
      }
      var rows = statement.executeBatch();
      for (int i = 0; i < rows.length; i++) {
        (rows[i] == 1 ? reserved : refused).add(cart.lines().get(i));
      }
    }
    if (!refused.isEmpty()) {
      changeUse(connection, cart.household(), reserved, "reserved = reserved - ?");
    }
    return refused;
  }

  public static void releaseLimit(Connection connection, Cart cart) throws SQLException {
    changeUse(connection, cart.household(), cart.lines(), "reserved = reserved - ?");
  }

  public static void useLimit(Connection connection, Cart cart) throws SQLException {
    changeUse(
        connection,
        cart.household(),
        cart.lines(),
        "(reserved, used) = (select reserved - q, used + q from (values (?::int)) as v (q))");
  }

  /** Reserves a line, unless there is too little in stock. */
  public static boolean reserveStock(Connection connection, Line line) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "update stock set reserved = reserved + ? where product = ? and on_hand - reserved >="
                + " ?")) {
      statement.setInt(1, line.quantity());
      statement.setString(2, line.product());
      statement.setInt(3, line.quantity());
      return statement.executeUpdate() == 1;
    }
  }

  public static void releaseStock(Connection connection, List<Line> lines) throws SQLException {
    changeStock(connection, lines, "reserved = reserved - ?");
  }

  public static void confirmStock(Connection connection, List<Line> lines) throws SQLException {
    changeStock(
        connection,
        lines,
        "(reserved, on_hand) = (select reserved - q, on_hand - q from (values (?::int)) as v"
            + " (q))");
  }

  public static void wish(Connection connection, Cart cart, List<Line> lines) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into wish select customer, id, ?, ? from cart where id = ?")) {
      for (var line : lines) {
        statement.setString(1, line.product());
        statement.setInt(2, line.quantity());
        statement.setString(3, cart.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void changeUse(
      Connection connection, String household, List<Line> lines, String change)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "update household_use set " + change + " where household = ? and product = ?")) {
      for (var line : lines) {
        statement.setInt(1, line.quantity());
        statement.setString(2, household);
        statement.setString(3, line.product());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void changeStock(Connection connection, List<Line> lines, String change)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("update stock set " + change + " where product = ?")) {
      for (var line : lines) {
        statement.setInt(1, line.quantity());
        statement.setString(2, line.product());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  public static Tally tally(Connection connection, Workload workload) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select
                  (select count(*) from cart where status = 'submitted'),
                  (select count(*) from cart where status = 'rejected'),
                  (select sum(on_hand) from stock),
                  (select coalesce(sum(used), 0) from household_use),
                  (select coalesce(sum(reserved), 0) from household_use)
                    + (select sum(reserved) from stock),
                  (select count(*) from wish)
                """)) {
      row.next();
      return new Tally(
          row.getLong(1),
          row.getLong(2),
          workload.stocked() - row.getLong(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6));
    }
  }
}
