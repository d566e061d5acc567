package shop.http;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Gives the commands of a request its trace context. Commands that are sent elsewhere, by a saga
 * for one, have theirs from the message that caused them.
 */
@Component
public final class TracedCommands implements MessageDispatchInterceptor<CommandMessage<?>> {

  @Override
  public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
      List<? extends CommandMessage<?>> commands) {
    var traceparent = MDC.get(Traceparent.NAME);
    return (_, command) ->
        traceparent == null ? command : command.andMetaData(Map.of(Traceparent.NAME, traceparent));
  }
}
