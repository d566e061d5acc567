package shop.cart.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Gatherers;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.axonframework.eventhandling.EventMessage;
import shop.cart.CartCommand;
import shop.cart.CartCommand.AddItem;
import shop.cart.CartCommand.ChangeItem;
import shop.cart.CartCommand.ClearCart;
import shop.cart.CartCommand.CompleteSubmission;
import shop.cart.CartCommand.CreateCart;
import shop.cart.CartCommand.ExpireSubmission;
import shop.cart.CartCommand.RejectSubmission;
import shop.cart.CartCommand.RemoveItem;
import shop.cart.CartCommand.SubmitCart;
import shop.cart.CartEvent;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionRejected;
import shop.cart.CartEvent.SubmissionStarted;
import shop.cart.CartsInMemory;
import shop.cart.resource.CartResource.Item;
import shop.contract.CartId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.Precondition;
import shop.contract.ProductId;

/** Whatever is asked in whatever order: a cart stays a cart. */
class CartProperties {

  private static final CartId CART = new CartId("101");

  @Property(tries = 300)
  void items_are_told_apart_for_ever_and_keep_their_bounds(
      @ForAll("commands") List<CartCommand> commands) {
    var productOf = new HashMap<String, ProductId>();
    for (var revision : revisionsAfter(commands)) {
      var cart = revision.after();
      assertThat(cart.items()).extracting(Item::product).doesNotHaveDuplicates();
      assertThat(cart.items()).extracting(Item::quantity).allMatch(n -> n >= 1 && n <= 999);
      assertThat(cart.totalQuantity())
          .isEqualTo(cart.items().stream().mapToInt(Item::quantity).sum());
      for (var item : cart.items()) {
        assertThat(productOf.computeIfAbsent(item.id(), _ -> item.product()))
            .as("product of item %s", item.id())
            .isEqualTo(item.product());
      }
    }
  }

  @Property(tries = 300)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void nothing_happens_to_a_cart_that_its_status_forbids(
      @ForAll("commands") List<CartCommand> commands) {
    for (var revision : revisionsAfter(commands)) {
      var before = revision.before();
      var event = revision.event();
      if (before != null) {
        switch (before.status()) {
          case OPEN -> assertThat(isEnd(event)).isFalse();
          case CHECKING_OUT -> {
            assertThat(isEnd(event)).isTrue();
            assertThat(revision.after().checkout()).isEqualTo(before.checkout());
          }
          case SUBMITTED -> assertThat(event).as("after a cart was bought").isNull();
        }
      }
      Statistics.collect(event.getClass());
    }
    everyEventHappened();
  }

  @Property(tries = 300)
  void a_checkout_gets_the_lines_that_the_cart_shows(
      @ForAll("commands") List<CartCommand> commands) {
    for (var revision : revisionsAfter(commands)) {
      if (revision.event() instanceof SubmissionStarted started) {
        assertThat(started.lines()).isEqualTo(linesByProduct(revision.after())).isNotEmpty();
      }
    }
  }

  private static boolean isEnd(CartEvent event) {
    return event instanceof CartSubmitted
        || event instanceof SubmissionRejected
        || event instanceof SubmissionExpired;
  }

  private static List<Line> linesByProduct(CartResource cart) {
    return cart.items().stream()
        .map(item -> new Line(item.product(), item.quantity()))
        .sorted(Comparator.comparing(line -> line.product().value()))
        .toList();
  }

  private static void everyEventHappened() {
    for (var event : CartEvent.class.getPermittedSubclasses()) {
      Statistics.coverage(coverage -> coverage.check(event).count(times -> times > 0));
    }
  }

  /** An event between what the outside saw before and after it. */
  private record Revision(CartResource before, CartEvent event, CartResource after) {

    Revision then(EventMessage<?> message) {
      var event = (CartEvent) message.getPayload();
      return new Revision(after, event, new CartFold().next(after, event, message.getTimestamp()));
    }
  }

  private static List<Revision> revisionsAfter(List<CartCommand> commands) {
    try (var carts = CartsInMemory.start()) {
      carts.send(new CreateCart(CART, new CustomerId("c1"), new HouseholdId("h1")));
      commands.forEach(carts::send);
      return carts.events().stream()
          .gather(Gatherers.scan(() -> new Revision(null, null, null), Revision::then))
          .toList();
    }
  }

  /** Adding and submitting come more often, so that there is something to change and to end. */
  @Provide
  Arbitrary<List<CartCommand>> commands() {
    var products = Arbitraries.of("p1", "p2", "p3").map(ProductId::new);
    var items = Arbitraries.integers().between(1, 6).map(n -> "i" + n);
    var quantities = Arbitraries.of(1, 2, 500, 999);
    var checkouts = Arbitraries.integers().between(1, 3).map(CART::checkout);
    var preconditions =
        Arbitraries.of(Precondition.NONE, Precondition.NONE, Precondition.revision(3));
    Arbitrary<CartCommand> add =
        Combinators.combine(products, quantities, preconditions)
            .as((product, quantity, when) -> new AddItem(CART, product, quantity, when));
    Arbitrary<CartCommand> submit =
        preconditions.map(when -> new SubmitCart(CART, Policy.INTEGRAL, when));
    return Arbitraries.<CartCommand>oneOf(
            add,
            add,
            submit,
            submit,
            Combinators.combine(items, quantities, preconditions)
                .as((item, quantity, when) -> new ChangeItem(CART, item, quantity, when)),
            Combinators.combine(items, preconditions)
                .as((item, when) -> new RemoveItem(CART, item, when)),
            preconditions.map(when -> new ClearCart(CART, when)),
            checkouts.map(checkout -> new CompleteSubmission(CART, checkout)),
            checkouts.map(checkout -> new RejectSubmission(CART, checkout, List.of())),
            checkouts.map(checkout -> new ExpireSubmission(CART, checkout)))
        .list()
        .ofMaxSize(40);
  }
}
