package shop.benchmark.ours;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import shop.benchmark.Engine;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;
import shop.cart.CartCommand.AddItem;
import shop.cart.CartCommand.CreateCart;
import shop.cart.CartCommand.SubmitCart;
import shop.contract.Answer;
import shop.contract.CartId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Policy;
import shop.contract.Precondition;
import shop.contract.ProductId;
import shop.contract.ResourceLog;

/**
 * This project without HTTP: commands to its command gateway, accepted when their transaction is
 * committed; ends as its public log tells them.
 */
public final class InProcess implements Engine {

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int PAGE = 1000;

  private final RunningService service;
  private final CommandGateway commands;
  private final Policy policy;
  private final Thread listener;
  private volatile boolean open = true;

  /**
   * Listens to a service.
   *
   * @param seeing waits until the event at a position can be seen where it matters
   */
  private InProcess(RunningService service, LongConsumer seeing, Consumer<String> ended) {
    this.service = service;
    this.commands = service.bean(CommandGateway.class);
    this.policy = service.bean(Policy.class);
    long head = service.bean(ResourceLog.class).head();
    this.listener = Thread.ofPlatform().name("log-reader").start(() -> listen(head, seeing, ended));
  }

  public static Engine start(String url, Workload workload, Consumer<String> ended) {
    return new InProcess(RunningService.start(url, workload), _ -> {}, ended);
  }

  /** With its analytic store; a checkout has ended when the store has it. */
  public static Engine startWithAnalytics(String url, Workload workload, Consumer<String> ended) {
    var service = RunningService.startWithAnalytics(url, workload);
    return new InProcess(service, service::awaitStored, ended);
  }

  /** Goes on with what is in a database. */
  public static Engine open(String url, Workload workload, Consumer<String> ended) {
    return new InProcess(RunningService.open(url, workload), _ -> {}, ended);
  }

  private void listen(long head, LongConsumer seeing, Consumer<String> ended) {
    var log = service.bean(ResourceLog.class);
    long position = head;
    while (open) {
      var page = log.next(position, PAGE, PATIENCE);
      if (!page.isEmpty()) {
        seeing.accept(page.getLast().position());
      }
      for (var event : page) {
        if (RunningService.ends(event.type())) {
          ended.accept(RunningService.cart(event.subject().id()));
        }
        position = event.position();
      }
    }
  }

  @Override
  public void fill(Purchase purchase) {
    var cart = new CartId(purchase.cart());
    send(
        new CreateCart(
            cart, new CustomerId(purchase.customer()), new HouseholdId(purchase.household())));
    for (var line : purchase.lines()) {
      send(new AddItem(cart, new ProductId(line.product()), line.quantity(), Precondition.NONE));
    }
  }

  @Override
  public void submit(Purchase purchase) {
    send(new SubmitCart(new CartId(purchase.cart()), policy, Precondition.NONE));
  }

  private void send(Object command) {
    Answer answer = commands.sendAndWait(command);
    if (!(answer instanceof Answer.Done)) {
      throw new IllegalStateException(command + " was answered with " + answer);
    }
  }

  @Override
  public Tally tally() {
    return service.tally();
  }

  @Override
  public void close() {
    open = false;
    try {
      listener.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    service.close();
  }
}
