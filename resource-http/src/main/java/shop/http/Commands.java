package shop.http;

import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import shop.contract.Answer;

/**
 * Sends the commands of controllers and turns every answer but {@link Answer.Done} into a {@link
 * Problem}. When it returns, the command's events are durable.
 */
@Component
public final class Commands {

  /** Two writers of one aggregate meet rarely; five in a row means that something else is wrong. */
  private static final int ATTEMPTS = 5;

  private static final int BACKOFF_MILLIS = 20;

  private final CommandGateway gateway;

  Commands(CommandGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Sends a command and waits for it.
   *
   * @throws Problem NOT_FOUND, REFUSED, STALE_REVISION as the context answers; UNAVAILABLE when
   *     other writers were always faster
   */
  public Answer.Done send(Object command) {
    return done(dispatch(command, MetaData.emptyInstance()));
  }

  /**
   * Sends a command that is answered in words of its own, and waits for it.
   *
   * @throws Problem UNAVAILABLE when other writers were always faster
   */
  public <R> R ask(Object command, Class<R> answer) {
    return answer.cast(dispatch(GenericCommandMessage.asCommandMessage(command)));
  }

  /**
   * Sends a command that a client may repeat under a key: the first one's answer is given to all.
   *
   * @param key the header {@code Idempotency-Key} as it came, if it did
   * @param target what is posted to, such as {@code carts/101/items}
   * @param body the request's body as it was understood
   * @throws Problem as {@link #send}, and IDEMPOTENCY_KEY_REUSED when the key came with another
   *     body
   */
  public Answer.Done sendOnce(@Nullable String key, String target, Object body, Object command) {
    var name = IdempotencyKey.of(key, target, body);
    return done(
        dispatch(
            command,
            name == null
                ? MetaData.emptyInstance()
                : MetaData.with(IdempotencyInterceptor.METADATA, name)));
  }

  private Answer dispatch(Object command, MetaData metaData) {
    try {
      return (Answer)
          dispatch(GenericCommandMessage.asCommandMessage(command).withMetaData(metaData));
    } catch (AggregateNotFoundException e) {
      return new Answer.Missing(spoken(String.valueOf(e.getAggregateIdentifier())));
    }
  }

  private Object dispatch(CommandMessage<?> command) {
    for (int attempt = 1; ; attempt++) {
      try {
        return gateway.sendAndWait(command);
      } catch (ConcurrencyException | ConcurrencyFailureException | DuplicateKeyException e) {
        if (attempt == ATTEMPTS) {
          throw Problem.of(ProblemType.UNAVAILABLE, "others kept changing the same resource");
        }
        pause(attempt);
      }
    }
  }

  /** The name of a stream, {@code cart:101}, as people say it. */
  private static String spoken(String stream) {
    return stream.replace(':', ' ');
  }

  private static Answer.Done done(Answer answer) {
    return switch (answer) {
      case Answer.Done done -> done;
      case Answer.Refused refused -> throw Problem.refused(refused.unmet());
      case Answer.Missing missing ->
          throw Problem.of(ProblemType.NOT_FOUND, "there is no " + missing.what());
      case Answer.Stale stale ->
          throw Problem.of(
              ProblemType.STALE_REVISION,
              "the current revision is " + IfMatch.etag(stale.revision()));
    };
  }

  /** Jitter keeps two writers that met once from meeting again. */
  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(BACKOFF_MILLIS * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemType.UNAVAILABLE, "the service is stopping");
    }
  }
}
