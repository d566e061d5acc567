package shop.wishlist.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal.Reason;
import shop.wishlist.WishlistEvent.WishAdded;

class WishForCancelledLinesTest {

  @AutoClose private final Reaction reaction = new Reaction();
  private final PublicFacts facts = reaction.facts;

  @Test
  void every_cancelled_line_becomes_a_wish() {
    facts.cancelled("101-1", "c1", "p1", "p2");

    reaction.handle();

    assertThat(reaction.happened()).containsExactly(wish("p1"), wish("p2"));
  }

  @Test
  void lines_that_were_cancelled_before_are_wished_for_once() {
    facts.rule("p1", 1);
    facts.cancelled("101-1", "c1", "p1");
    reaction.handle();
    facts.cancelled("101-1", "c1", "p1", "p2");

    reaction.handle();

    assertThat(reaction.happened()).containsExactly(wish("p1"), wish("p2"));
  }

  @Test
  void the_wish_names_the_cancellation_as_its_cause() {
    var cause = facts.cancelled("101-1", "c1", "p1");
    facts.cart();

    reaction.handle();

    assertThat(reaction.lastCause()).isEqualTo(cause.id());
  }

  @Test
  void no_other_event_becomes_a_wish() {
    facts.submitted("101-1", "c1", "h1");
    facts.stock("p1", 0);

    reaction.handle();

    assertThat(reaction.happened()).isEmpty();
  }

  @Test
  void the_wish_is_announced_when_the_limit_allows() {
    facts.rule("p1", 2);
    facts.uses("h1", "p1", 2, 0);
    facts.cancelled("101-1", "c1", "p1");
    reaction.handle();
    reaction.handle();
    assertThat(reaction.announced()).isEmpty();

    facts.uses("h1", "p1", 0, 0);
    reaction.handle();

    assertThat(reaction.announced()).containsExactly("101-1:p1");
  }

  private static WishAdded wish(String product) {
    return new WishAdded(
        new CustomerId("c1"),
        "101-1:" + product,
        new CheckoutId("101-1"),
        new ProductId(product),
        2,
        Reason.HOUSEHOLD_LIMIT_EXCEEDED);
  }
}
