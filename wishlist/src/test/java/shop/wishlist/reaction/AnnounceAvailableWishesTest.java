package shop.wishlist.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.contract.Refusal.Reason.EXPIRED;
import static shop.contract.Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED;
import static shop.contract.Refusal.Reason.OUT_OF_STOCK;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import shop.contract.CustomerId;
import shop.wishlist.WishlistCommand.RemoveWish;
import shop.wishlist.WishlistEvent.WishAdded;
import shop.wishlist.WishlistEvent.WishAvailable;

class AnnounceAvailableWishesTest {

  @AutoClose private final Reaction reaction = new Reaction();
  private final PublicFacts facts = reaction.facts;

  private String wishForStock(String customer, int quantity) {
    return reaction.wish(customer, "h1", "p1", quantity, OUT_OF_STOCK);
  }

  private String wishForLimit(String customer, String household, int quantity) {
    return reaction.wish(customer, household, "p1", quantity, HOUSEHOLD_LIMIT_EXCEEDED);
  }

  @Test
  void what_is_in_stock_again_is_announced_in_the_order_of_asking() {
    var second = wishForStock("c9", 2);
    var third = wishForStock("c1", 1);
    var fourth = wishForStock("c9", 1);
    reaction.handle();

    facts.stock("p1", 2);
    reaction.handle();

    assertThat(reaction.announced()).containsExactly(second, third, fourth);
  }

  @Test
  void a_wish_waits_until_there_is_enough_for_it() {
    var two = wishForStock("c1", 2);
    var three = wishForStock("c2", 3);
    facts.stock("p1", 1);
    reaction.handle();
    assertThat(reaction.announced()).isEmpty();

    facts.stock("p1", 2);
    reaction.handle();
    assertThat(reaction.announced()).containsExactly(two);

    facts.stock("p1", 3);
    reaction.handle();
    assertThat(reaction.announced()).containsExactly(two, three);
  }

  @Test
  void a_wish_is_announced_again_only_when_it_could_not_be_had_in_between() {
    var wish = wishForStock("c1", 2);
    facts.stock("p1", 2);
    reaction.handle();
    facts.stock("p1", 9);
    reaction.handle();
    assertThat(reaction.announced()).containsExactly(wish);

    facts.stock("p1", 1);
    reaction.handle();
    assertThat(reaction.announced()).containsExactly(wish);

    facts.stock("p1", 2);
    reaction.handle();
    assertThat(reaction.announced()).containsExactly(wish, wish);
  }

  @Test
  void of_one_batch_only_the_end_counts() {
    wishForStock("c1", 2);
    facts.stock("p1", 2);
    facts.stock("p1", 0);

    reaction.handle();

    assertThat(reaction.announced()).isEmpty();
  }

  @Test
  void a_wish_for_what_is_in_stock_is_announced_at_once() {
    facts.stock("p1", 2);
    reaction.handle();

    var wish = wishForStock("c1", 2);
    reaction.handle();

    assertThat(reaction.announced()).containsExactly(wish);
  }

  @Test
  void a_new_wish_is_judged_by_what_was_so_when_it_was_new_however_far_the_log_is() {
    facts.stock("p1", 0);
    var wish = wishForStock("c1", 2);
    facts.stock("p1", 5);
    facts.stock("p1", 1);
    facts.stock("p1", 2);
    reaction.handle(3);
    assertThat(reaction.announced()).isEmpty();

    reaction.handle(2);
    assertThat(reaction.announced()).isEmpty();

    reaction.handle(1);
    assertThat(reaction.announced()).containsExactly(wish);
  }

  @Test
  void stock_of_another_product_makes_no_difference() {
    wishForStock("c1", 1);
    facts.stock("p2", 9);

    reaction.handle();

    assertThat(reaction.announced()).isEmpty();
  }

  @Test
  void what_a_household_may_buy_again_is_announced() {
    facts.rule("p1", 4);
    facts.uses("h1", "p1", 2, 1);
    var one = wishForLimit("c1", "h1", 1);
    var two = wishForLimit("c2", "h1", 2);
    wishForLimit("c3", "h2", 5);
    reaction.handle();
    assertThat(reaction.announced()).containsExactly(one);

    facts.uses("h1", "p1", 2, 0);
    reaction.handle();
    assertThat(reaction.announced()).containsExactly(one, two);
  }

  @Test
  void a_household_that_has_used_nothing_has_the_whole_limit_left() {
    facts.rule("p1", 2);
    var wish = wishForLimit("c1", "h1", 2);
    wishForLimit("c1", "h1", 3);

    reaction.handle();

    assertThat(reaction.announced()).containsExactly(wish);
  }

  @Test
  void a_higher_limit_concerns_all_households_that_wait() {
    facts.rule("p1", 2);
    facts.uses("h1", "p1", 2, 0);
    facts.uses("h2", "p1", 1, 1);
    var first = wishForLimit("c2", "h2", 1);
    var second = wishForLimit("c1", "h1", 1);
    reaction.handle();
    assertThat(reaction.announced()).isEmpty();

    facts.rule("p1", 3);
    reaction.handle();

    assertThat(reaction.announced()).containsExactly(first, second);
  }

  @Test
  void without_a_rule_there_is_no_limit() {
    facts.rule("p1", 2);
    var wish = wishForLimit("c1", "h1", 99);
    reaction.handle();
    assertThat(reaction.announced()).isEmpty();

    facts.ruleRemoved("p1");
    reaction.handle();

    assertThat(reaction.announced()).containsExactly(wish);
  }

  @Test
  void stock_does_not_help_whom_the_limit_refused_nor_the_limit_whom_the_stock_refused() {
    facts.rule("p1", 2);
    facts.uses("h1", "p1", 2, 0);
    wishForLimit("c1", "h1", 1);
    wishForStock("c1", 1);
    reaction.handle();

    facts.rule("p2", 9);
    facts.stock("p2", 9);
    facts.uses("h1", "p1", 2, 0);
    reaction.handle();

    assertThat(reaction.announced()).isEmpty();
  }

  @Test
  void a_wish_that_expired_waits_for_nothing() {
    facts.stock("p1", 9);
    reaction.wish("c1", "h1", "p1", 1, EXPIRED);

    reaction.handle();

    assertThat(reaction.announced()).isEmpty();
  }

  @Test
  void a_removed_wish_is_not_announced_and_the_others_of_its_list_are() {
    var one = wishForStock("c1", 1);
    var removed = wishForStock("c1", 1);
    var other = wishForStock("c1", 1);
    reaction.handle();
    reaction.remove("c1", removed);
    reaction.handle();
    assertThat(reaction.waiting()).isEqualTo(2);

    facts.stock("p1", 1);
    reaction.handle();

    assertThat(reaction.announced()).containsExactly(one, other);
  }

  @Test
  void a_wish_that_comes_and_goes_within_a_batch_leaves_nothing() {
    reaction.remove("c1", wishForStock("c1", 1));
    reaction.handle();

    assertThat(reaction.waiting()).isZero();
  }

  @Test
  void a_wish_whose_removal_the_log_does_not_tell_yet_is_not_announced() {
    var removed = wishForStock("c1", 1);
    var other = wishForStock("c2", 1);
    reaction.handle();
    facts.stock("p1", 1);
    reaction.sendUnpublished(new RemoveWish(new CustomerId("c1"), removed));

    reaction.handle();

    assertThat(reaction.announced()).containsExactly(other);
  }

  @Test
  void the_oldest_wish_that_falls_off_a_full_list_is_not_announced() {
    wishForStock("c1", 1);
    var kept = IntStream.rangeClosed(1, 200).mapToObj(_ -> wishForStock("c1", 1)).toList();
    reaction.handle(101);
    reaction.handle();

    facts.stock("p1", 1);
    reaction.handle();

    assertThat(reaction.announced()).containsExactlyElementsOf(kept);
  }

  /** Axon would lose the announcements if they were sent when the unit of work commits. */
  @Test
  void lines_cancelled_and_stock_that_returns_in_one_batch_both_have_their_effect() {
    var wish = wishForStock("c1", 1);
    reaction.handle();
    facts.cancelled("101-1", "c2", "p2");
    facts.stock("p1", 1);
    facts.cart();

    reaction.handle();

    assertThat(reaction.happened())
        .<Object>extracting(Object::getClass)
        .containsExactly(WishAdded.class, WishAdded.class, WishAvailable.class);
    assertThat(reaction.announced()).containsExactly(wish);
  }

  @Test
  void an_announcement_names_the_event_that_caused_it() {
    wishForStock("c1", 1);
    reaction.handle();
    facts.stock("p2", 5);
    var cause = facts.stock("p1", 5);
    facts.cart();
    reaction.handle();

    assertThat(reaction.lastCause()).isEqualTo(cause.id());
  }

  @Test
  void a_new_wish_that_can_be_had_is_itself_the_cause() {
    facts.stock("p1", 5);
    reaction.handle();
    wishForStock("c1", 1);
    var cause = "e" + reaction.log.head();
    facts.cart();
    reaction.handle();

    assertThat(reaction.lastCause()).isEqualTo(cause);
  }

  @Test
  void a_batch_that_fails_changes_nothing_and_succeeds_when_it_is_repeated() {
    var wish = wishForStock("c1", 1);
    facts.submitted("102-1", "c2", "h1");
    facts.stock("p1", 1);
    reaction.statements.fail("update");
    assertThatThrownBy(reaction::handle).isInstanceOf(Reaction.BatchTakenBack.class);
    assertThat(reaction.waiting()).isZero();

    reaction.handle();

    assertThat(reaction.announced()).containsExactly(wish);
  }

  @Test
  void a_batch_for_which_nobody_waits_is_one_query() {
    IntStream.range(0, 50).forEach(n -> wishForStock("c" + n, 2));
    reaction.handle();
    reaction.statements.forget();

    IntStream.range(0, 50).forEach(n -> facts.stock("other-" + n, n));
    IntStream.range(0, 50).forEach(n -> facts.uses("h" + n, "p1", n, 0));
    reaction.handle();

    assertThat(reaction.statements.prepared()).hasSize(1).first().asString().startsWith("select");
  }

  @Test
  void a_batch_that_changes_nothing_for_those_who_wait_is_two_queries() {
    IntStream.range(0, 50).forEach(n -> wishForStock("c" + n, 2));
    reaction.handle();
    reaction.statements.forget();

    IntStream.range(0, 100).forEach(_ -> facts.stock("p1", 1));
    reaction.handle();

    assertThat(reaction.statements.prepared())
        .hasSize(2)
        .allSatisfy(statement -> assertThat(statement).startsWith("select"));
  }

  @Test
  void a_batch_of_many_wishes_looks_for_what_their_households_may_buy_once() {
    facts.rule("p1", 1);
    IntStream.range(0, 50).forEach(n -> wishForLimit("c" + n, "h" + n, 2));
    int before = reaction.log.looks();

    reaction.handle();

    assertThat(reaction.log.looks() - before).isEqualTo(1);
  }

  @Test
  void a_batch_that_can_concern_no_wish_asks_nothing() {
    facts.cart();
    facts.submitted("101-1", "c1", "h1");

    reaction.handle();

    assertThat(reaction.statements.prepared()).isEmpty();
  }
}
