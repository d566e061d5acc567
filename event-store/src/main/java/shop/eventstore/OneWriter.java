package shop.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.LoggingCallback;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/**
 * Handles commands one after the other. Those that wait at the same moment are one transaction: one
 * commit, and one wait for the disk, for all of them. Nobody waits for others to come, and each is
 * answered after the commit. While one transaction is written, the next one is decided.
 *
 * <p>When one of them fails, all are taken back and each is handled in a transaction of its own, so
 * that nobody suffers from another one's failure. A command that succeeds, and whose consequences
 * fail even so, leaves them to {@link LeftOvers}. When it is the commit that fails, they are {@link
 * InDoubt}, and nothing is repeated: that is for the senders to decide.
 *
 * <p>A command that is sent while a message is handled belongs to that one's unit of work, which
 * has to have its turn for it.
 */
public final class OneWriter implements CommandBus, AutoCloseable {

  /** So that none waits for more than so many. */
  private static final int AT_ONCE = 100;

  private final SimpleCommandBus handlers =
      SimpleCommandBus.builder()
          // By default a checked exception commits.
          .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
          .build();
  private final TransactionManager transactions;
  private final Turn turn;
  private final Queue<Waiting<?, ?>> waiting = new ConcurrentLinkedQueue<>();

  /** Whether a thread is asked to take what waits, and has not come yet. */
  private final AtomicBoolean asked = new AtomicBoolean();

  /** One that writes what it has decided, and one that decides what comes next. */
  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().name("writer-", 0).factory());

  /**
   * A writer.
   *
   * @param turn shared by all who write in this process
   */
  public OneWriter(TransactionManager transactions, Turn turn) {
    this.transactions = transactions;
    this.turn = turn;
  }

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    dispatch(command, LoggingCallback.INSTANCE);
  }

  @Override
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> sender) {
    if (CurrentUnitOfWork.isStarted()) {
      turn.takeUntilTheEndOf(CurrentUnitOfWork.get().root());
      handlers.dispatch(command, sender);
    } else {
      waiting.add(new Waiting<>(command, sender));
      ask();
    }
  }

  private void ask() {
    if (asked.compareAndSet(false, true)) {
      threads.execute(this::handleWaiting);
    }
  }

  private void handleWaiting() {
    asked.set(false);
    var batch = new ArrayList<Waiting<?, ?>>();
    var unit = new WholeUnitOfWork("commands", turn);
    var together =
        unit.executeWithResult(() -> {
          turn.takeAhead(unit);
          take(batch);
          if (!batch.isEmpty()) {
            handle(batch, unit);
          }
          return null;
        });
    if (isInDoubt(together)) {
      batch.forEach(command -> command.failed(together.exceptionResult()));
    } else if (together.isExceptional()) {
      batch.forEach(this::handleAlone);
    }
    batch.forEach(Waiting::answer);
  }

  /** All that have come until it was this writer's turn. */
  private void take(List<Waiting<?, ?>> batch) {
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
      if (batch.size() == AT_ONCE) {
        ask();
        break;
      }
    }
  }

  private void handleAlone(Waiting<?, ?> command) {
    var alone = handleAlone(command, false);
    if (alone.isExceptional() && !isInDoubt(alone) && command.isDone()) {
      alone = handleAlone(command, true);
    }
    if (alone.isExceptional()) {
      command.failed(alone.exceptionResult());
    }
  }

  private ResultMessage<?> handleAlone(Waiting<?, ?> command, boolean leavesConsequences) {
    var unit = new WholeUnitOfWork("command", turn);
    return unit.executeWithResult(() -> {
      turn.takeUntilTheEndOf(unit);
      if (leavesConsequences) {
        ConsequentEventStore.leaveConsequences(unit);
      }
      handle(List.of(command), unit);
      return null;
    });
  }

  private static boolean isInDoubt(ResultMessage<?> result) {
    return result.isExceptional() && result.exceptionResult() instanceof InDoubt;
  }

  private void handle(List<Waiting<?, ?>> commands, WholeUnitOfWork unit) {
    unit.attachTransaction(transactions);
    for (var command : commands) {
      command.handle(handlers);
    }
  }

  @Override
  public Registration subscribe(
      String commandName, MessageHandler<? super CommandMessage<?>> handler) {
    return handlers.subscribe(commandName, handler);
  }

  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
    return handlers.registerHandlerInterceptor(interceptor);
  }

  /**
   * Interceptors of senders belong to the gateway, where they see the sender's thread.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
    throw new UnsupportedOperationException("register it with the gateway");
  }

  /** Handles what waits, and nothing more. */
  @Override
  public void close() {
    threads.close();
  }
}
