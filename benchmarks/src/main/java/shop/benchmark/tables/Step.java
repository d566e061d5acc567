package shop.benchmark.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A checkout as steps, each for a transaction of its own. */
public enum Step {
  RESERVE_LIMIT {
    @Override
    public Optional<Step> take(Connection connection, Cart cart) throws SQLException {
      var refused = ShopTables.reserveLimit(connection, cart);
      if (refused.isEmpty()) {
        return Optional.of(RESERVE_FIRST);
      }
      ShopTables.wish(connection, cart, refused);
      ShopTables.move(connection, cart.id(), "checking out", "rejected");
      return Optional.empty();
    }
  },
  RESERVE_FIRST {
    @Override
    public Optional<Step> take(Connection connection, Cart cart) throws SQLException {
      return Optional.of(
          ShopTables.reserveStock(connection, cart.lines().getFirst())
              ? RESERVE_SECOND
              : REJECT_FIRST);
    }
  },
  RESERVE_SECOND {
    @Override
    public Optional<Step> take(Connection connection, Cart cart) throws SQLException {
      return Optional.of(
          ShopTables.reserveStock(connection, cart.lines().getLast()) ? COMPLETE : REJECT_SECOND);
    }
  },
  COMPLETE {
    @Override
    public Optional<Step> take(Connection connection, Cart cart) throws SQLException {
      ShopTables.useLimit(connection, cart);
      ShopTables.confirmStock(connection, cart.lines());
      ShopTables.move(connection, cart.id(), "checking out", "submitted");
      return Optional.empty();
    }
  },
  REJECT_FIRST {
    @Override
    public Optional<Step> take(Connection connection, Cart cart) throws SQLException {
      ShopTables.releaseLimit(connection, cart);
      ShopTables.wish(connection, cart, List.of(cart.lines().getFirst()));
      ShopTables.move(connection, cart.id(), "checking out", "rejected");
      return Optional.empty();
    }
  },
  REJECT_SECOND {
    @Override
    public Optional<Step> take(Connection connection, Cart cart) throws SQLException {
      ShopTables.releaseLimit(connection, cart);
      ShopTables.releaseStock(connection, List.of(cart.lines().getFirst()));
      ShopTables.wish(connection, cart, List.of(cart.lines().getLast()));
      ShopTables.move(connection, cart.id(), "checking out", "rejected");
      return Optional.empty();
    }
  };

  /** Takes the step and names the next one; there is none when the checkout has ended. */
  public abstract Optional<Step> take(Connection connection, Cart cart) throws SQLException;
}
