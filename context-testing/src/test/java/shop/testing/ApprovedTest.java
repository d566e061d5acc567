package shop.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovedTest {

  sealed interface Happening {

    record Begun(String name) implements Happening {}

    record Ended(String name) implements Happening {}
  }

  @Test
  void a_text_that_nobody_has_approved_fails_and_is_left_for_approval() {
    assertThatThrownBy(() -> Approved.verify(ApprovedTest.class, "received\n"))
        .isInstanceOf(AssertionError.class);
    assertThat(Path.of("target", "received", "shop", "testing", "ApprovedTest.txt"))
        .hasContent("received\n");
  }

  @Test
  void an_event_of_which_there_is_no_example_fails() {
    assertThatThrownBy(() ->
            StoredEvents.areApprovedBy(
                ApprovedTest.class, Set.of(Happening.class), List.of(new Happening.Begun("b"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Ended");
  }
}
