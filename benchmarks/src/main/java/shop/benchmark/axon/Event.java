package shop.benchmark.axon;

import java.util.List;
import shop.benchmark.Line;

/** What happens to the aggregates. */
public sealed interface Event {

  record CartFilled(String cart, String customer, String household, List<Line> lines)
      implements Event {}

  record CartSubmitted(String cart, String customer, String household, List<Line> lines)
      implements Event {}

  record CartCompleted(String cart) implements Event {}

  record CartRejected(String cart) implements Event {}

  record LimitReserved(String household, String cart, List<Line> lines) implements Event {}

  record LimitExceeded(String household, String cart, List<Line> refused) implements Event {}

  record LimitReleased(String household, List<Line> lines) implements Event {}

  record StockSet(String product, int onHand) implements Event {}

  record StockReserved(String product, String cart, int quantity) implements Event {}

  record StockUnavailable(String product, String cart) implements Event {}

  record StockReleased(String product, int quantity) implements Event {}

  record WishAdded(String wishlist, Line line) implements Event {}
}
