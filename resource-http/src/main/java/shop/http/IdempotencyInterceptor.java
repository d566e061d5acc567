package shop.http;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.contract.Answer;
import shop.contract.ResourceJson;

/**
 * Answers a repeated POST with the answer of the first. The key is stored in the transaction of the
 * command's events, so a crash leaves both or neither; what is stored is the command's answer, from
 * which the response follows byte for byte, because it is a revision of the log.
 */
@Component
public final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

  static final String METADATA = "idempotencyKey";

  private final JdbcClient jdbc;
  private final Clock clock;

  public IdempotencyInterceptor(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
      throws Exception {
    if (!(unit.getMessage().getMetaData().get(METADATA) instanceof IdempotencyKey key)) {
      return chain.proceed();
    }
    var earlier = find(key);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    var answer = chain.proceed();
    if (answer instanceof Answer.Done || answer instanceof Answer.Refused) {
      remember(key, (Answer) answer);
    }
    return answer;
  }

  /**
   * The answer given under this key.
   *
   * @throws Problem IDEMPOTENCY_KEY_REUSED when it answered another request
   */
  private Optional<Answer> find(IdempotencyKey key) {
    return jdbc.sql("select fingerprint, answer from idempotency_key where key_name = ?")
        .param(key.key())
        .query((row, n) -> {
          if (!row.getString("fingerprint").equals(key.fingerprint())) {
            throw Problem.of(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "this Idempotency-Key came with another request before");
          }
          return ResourceJson.read(row.getString("answer"), Answer.class);
        })
        .optional();
  }

  /** Two requests with one key at once: the slower one meets the primary key and is sent again. */
  private void remember(IdempotencyKey key, Answer answer) {
    jdbc.sql(
            "insert into idempotency_key (key_name, fingerprint, answer, created)"
                + " values (?, ?, ?, ?)")
        .params(
            key.key(),
            key.fingerprint(),
            ResourceJson.write(answer),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
