package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

class CausationTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Causation causation = new Causation();

  @Test
  void an_event_is_the_cause_of_what_follows_from_it() {
    var event =
        GenericEventMessage.asEventMessage("event")
            .withMetaData(Map.of(Causation.CAUSATION_ID, "its own cause"));

    assertThat(causation.correlationDataFor(event))
        .isEqualTo(Map.of(Causation.CAUSATION_ID, event.getIdentifier()));
  }

  @Test
  void a_command_passes_its_cause_on_and_is_none_itself() {
    var command =
        GenericCommandMessage.asCommandMessage("command")
            .withMetaData(Map.of(Causation.CAUSATION_ID, "the cause"));

    assertThat(causation.correlationDataFor(command))
        .isEqualTo(Map.of(Causation.CAUSATION_ID, "the cause"));
  }

  @Test
  void a_command_that_no_event_caused_leaves_no_cause() {
    assertThat(causation.correlationDataFor(GenericCommandMessage.asCommandMessage("command")))
        .isEmpty();
  }

  @Test
  void a_trace_goes_through_every_message_and_other_metadata_does_not() {
    var message =
        new GenericMessage<>("any").withMetaData(Map.of(Causation.TRACEPARENT, TRACE, "other", 1));

    assertThat(causation.correlationDataFor(message))
        .isEqualTo(Map.of(Causation.TRACEPARENT, TRACE));
  }
}
