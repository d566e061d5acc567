package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class TimeOrderedIdentifiersTest {

  @Test
  void messages_are_identified_in_the_order_in_which_they_are_made() {
    var identifiers =
        Stream.generate(() -> new GenericEventMessage<>("happened").getIdentifier())
            .limit(10_000)
            .toList();

    assertThat(identifiers).doesNotHaveDuplicates().isSorted();
  }
}
