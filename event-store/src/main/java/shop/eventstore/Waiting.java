package shop.eventstore;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command whose sender waits for the answer. */
final class Waiting<C, R> {

  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

  private final CommandMessage<C> command;
  private final CommandCallback<? super C, ? super R> sender;
  private @Nullable CommandResultMessage<? extends R> result;

  Waiting(CommandMessage<C> command, CommandCallback<? super C, ? super R> sender) {
    this.command = command;
    this.sender = sender;
  }

  /**
   * Handles it in the current unit of work.
   *
   * @throws Failed when the unit can not go on after it
   */
  void handle(CommandBus handlers) {
    handlers.<C, R>dispatch(command, (_, handled) -> result = handled);
    var handled = result;
    if (handled == null) {
      throw new IllegalStateException("not handled at once: " + command);
    }
    // Whoever asks for what does not exist has changed nothing.
    if (handled.isExceptional()
        && !(handled.exceptionResult() instanceof AggregateNotFoundException)) {
      throw new Failed(handled.exceptionResult());
    }
  }

  /** Whether the command itself has succeeded. */
  boolean isDone() {
    return result != null && !result.isExceptional();
  }

  /** The unit of work was taken back; what the command itself has failed with says why. */
  void failed(Throwable failure) {
    if (result == null || isDone()) {
      result = GenericCommandResultMessage.asCommandResultMessage(failure);
    }
  }

  /** A sender that cannot bear its answer keeps nobody else from his. */
  @SuppressWarnings("NullAway") // answered after it was handled
  void answer() {
    try {
      sender.onResult(command, result);
    } catch (RuntimeException | Error e) {
      LOG.error("the sender of {} has failed", command.getCommandName(), e);
    }
  }

  /** Takes a unit of work back. */
  private static final class Failed extends RuntimeException {

    Failed(Throwable cause) {
      super(null, cause, false, false);
    }
  }
}
