package shop.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.checkout.Submission.CART;
import static shop.checkout.Submission.CHECKOUT;
import static shop.checkout.Submission.CUSTOMER;
import static shop.checkout.Submission.HOUSEHOLD;
import static shop.checkout.Submission.RESERVATION;
import static shop.contract.Refusal.Reason.OUT_OF_STOCK;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shop.cart.CartCommand;
import shop.cart.CartCommand.CompleteSubmission;
import shop.cart.CartCommand.RejectSubmission;
import shop.contract.Answer;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.wishlist.WishlistCommand.AddWish;

/** Whatever the contexts answer, in whatever order and however often. */
class CheckoutSagaProperties {

  /** What inventory says about the line of this index. */
  record Reply(int line, boolean available) {}

  @Property(tries = 100)
  void the_end_depends_on_the_answers_and_not_on_their_order_or_number(
      @ForAll("replies") List<Reply> replies) {
    var submission = submission(replies.stream().mapToInt(Reply::line).max().orElseThrow() + 1);
    var stage = SagaStage.inMemory();
    stage.after(submission.started());
    stage.after(submission.limitReserved());

    var answered = new LinkedHashSet<Reply>();
    for (var reply : replies) {
      boolean last = answered.add(reply) && answered.size() == submission.lines().size();
      assertThat(stage.after(told(submission, reply)))
          .isEqualTo(last ? end(submission, answered) : List.of());
    }
  }

  /** Several answers to every line, shuffled; all answers to one line are the same. */
  @Provide
  Arbitrary<List<Reply>> replies() {
    return Arbitraries.of(true, true, false)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(available ->
            IntStream.range(0, available.size())
                .mapToObj(line -> new Reply(line, available.get(line)))
                .flatMap(reply -> Stream.of(reply, reply))
                .toList())
        .flatMap(Arbitraries::shuffle);
  }

  private static Object told(Submission submission, Reply reply) {
    var product = submission.lines().get(reply.line()).product();
    return reply.available()
        ? submission.stockReserved(product)
        : submission.stockUnavailable(product);
  }

  private static List<Object> end(Submission submission, Set<Reply> answers) {
    var refused =
        answers.stream()
            .filter(reply -> !reply.available())
            .map(reply -> submission.lines().get(reply.line()).product())
            .toList();
    var commands = new ArrayList<Object>();
    if (refused.isEmpty()) {
      commands.add(new CompleteSubmission(CART, CHECKOUT));
      commands.add(new UseLimit(HOUSEHOLD, RESERVATION));
      for (var line : submission.lines()) {
        commands.add(new ConfirmStock(line.product(), RESERVATION));
      }
      return commands;
    }
    commands.add(new ReleaseLimit(HOUSEHOLD, RESERVATION));
    for (var line : submission.lines()) {
      if (!refused.contains(line.product())) {
        commands.add(new ReleaseStock(line.product(), RESERVATION));
      }
    }
    commands.add(
        new RejectSubmission(
            CART,
            CHECKOUT,
            refused.stream().map(product -> submission.refusal(OUT_OF_STOCK, product)).toList()));
    for (var line : submission.lines()) {
      if (refused.contains(line.product())) {
        commands.add(
            new AddWish(CUSTOMER, CHECKOUT, line.product(), line.quantity(), OUT_OF_STOCK));
      }
    }
    return commands;
  }

  private static final SagaStage STORED = SagaStage.on(Tables.inMemory());

  @Property(tries = 60)
  void a_checkout_that_is_stored_goes_on_like_one_that_never_was(
      @ForAll("anything") List<Object> events, @ForAll boolean cartAgrees) {
    var unstored = SagaStage.inMemory();
    for (var stage : List.of(unstored, STORED)) {
      stage
          .commands()
          .answer(command ->
              command instanceof CartCommand && !cartAgrees
                  ? new Answer.Refused("SUBMISSION_ENDED", "has ended otherwise")
                  : new Answer.Done(1));
    }
    for (var event : events) {
      assertThat(STORED.after(event)).as("after %s", event).isEqualTo(unstored.after(event));
    }
  }

  /** Begins and ends like a checkout, so that none is left for the next try. */
  @Provide
  Arbitrary<List<Object>> anything() {
    return Arbitraries.of(
            new Policy(Policy.HouseholdLimit.INTEGRAL, Policy.Stock.INTEGRAL),
            new Policy(Policy.HouseholdLimit.INTEGRAL, Policy.Stock.SIDE_EFFECT),
            new Policy(Policy.HouseholdLimit.SIDE_EFFECT, Policy.Stock.INTEGRAL),
            new Policy(Policy.HouseholdLimit.DELEGATED, Policy.Stock.INTEGRAL))
        .flatMap(policy -> anything(new Submission(submission(3).lines(), policy)));
  }

  private static Arbitrary<List<Object>> anything(Submission submission) {
    var events = new ArrayList<Object>(List.of(submission.limitReserved()));
    for (var line : submission.lines()) {
      events.add(submission.stockReserved(line.product()));
      events.add(submission.stockUnavailable(line.product()));
      events.add(submission.limitExceeded(line.product()));
    }
    return Arbitraries.of(events)
        .list()
        .ofMaxSize(8)
        .map(middle -> {
          var story = new ArrayList<>(middle);
          story.addFirst(submission.started());
          story.addLast(submission.expired());
          return story;
        });
  }

  private static Submission submission(int lines) {
    return new Submission(
        IntStream.range(0, lines).mapToObj(n -> new Line(new ProductId("p" + n), n + 2)).toList());
  }
}
