package shop.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shop.contract.Answer;
import shop.contract.ResourceLog;
import shop.eventstore.StoredTypes;
import shop.http.Commands;
import shop.http.Problem;
import shop.http.Resources;

/**
 * One controller behind Spring MVC: its commands are recorded and answered as the test says, and
 * what it serves is what the test has told the log. A problem reaches the test as an exception,
 * because what becomes of it is not the controller's business.
 */
public final class ServedController {

  private final RecordedLog log = new RecordedLog();
  private final List<Object> commands = new ArrayList<>();
  private final MockMvcTester http;
  private Answer answer = new Answer.Done(1);

  /**
   * Serves a controller.
   *
   * @param language the sealed parent of the commands that the controller may send
   */
  public ServedController(Class<?> controller, Class<?> language) {
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(CommandGateway.class, () -> gateway(language));
      context.registerBean(ResourceLog.class, () -> log);
      context.register(Commands.class, Resources.class, controller);
      context.refresh();
      http = MockMvcTester.of(context.getBean(controller));
    }
  }

  private CommandGateway gateway(Class<?> language) {
    var bus = SimpleCommandBus.builder().build();
    for (var command : StoredTypes.of(Set.of(language), Set.of()).byName().values()) {
      bus.subscribe(
          command.getName(),
          message -> {
            commands.add(message.getPayload());
            return answer;
          });
    }
    return DefaultCommandGateway.builder().commandBus(bus).build();
  }

  /** Every command is answered like this from now on. */
  public void answers(Answer answer) {
    this.answer = answer;
  }

  public MockMvcTester http() {
    return http;
  }

  /** The problem with which the controller ended a request. */
  public static Problem problem(MvcTestResult result) {
    var thrown = Objects.requireNonNull(result.getUnresolvedException(), "no problem was thrown");
    return (Problem) Objects.requireNonNull(thrown.getCause());
  }

  public RecordedLog log() {
    return log;
  }

  /** The commands sent, in their order. */
  public List<Object> commands() {
    return commands;
  }
}
