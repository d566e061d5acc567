package shop.benchmark.dbos;

import dev.dbos.transact.txstep.JdbcStepFactory;
import dev.dbos.transact.workflow.Workflow;
import java.util.function.Consumer;
import shop.benchmark.tables.ShopTables;
import shop.benchmark.tables.Step;

/** Takes one step after the other until there is none. */
final class CheckoutWorkflow implements Checkout {

  /** What a step says when it was the last one. */
  private static final String NONE = "";

  private final JdbcStepFactory steps;
  private final Consumer<String> ended;

  CheckoutWorkflow(JdbcStepFactory steps, Consumer<String> ended) {
    this.steps = steps;
    this.ended = ended;
  }

  @Override
  @Workflow(name = "checkout")
  public void run(String cart) throws Exception {
    var next = Step.RESERVE_LIMIT.name();
    while (!next.equals(NONE)) {
      next = take(Step.valueOf(next), cart);
    }
    ended.accept(cart);
  }

  private String take(Step step, String cart) throws Exception {
    return steps.txStep(
        connection -> {
          if (step == Step.RESERVE_LIMIT) {
            ShopTables.move(connection, cart, "open", "checking out");
          }
          return step.take(connection, ShopTables.cart(connection, cart))
              .map(Step::name)
              .orElse(NONE);
        },
        step.name());
  }
}
