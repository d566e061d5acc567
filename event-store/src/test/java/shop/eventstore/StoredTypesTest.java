package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class StoredTypesTest {

  sealed interface Post {
    record Sent() implements Post {}

    sealed interface Answered extends Post {
      record Accepted() implements Answered {}

      record Declined() implements Answered {}
    }
  }

  sealed interface OtherPost {
    record Sent() implements OtherPost {}
  }

  @Test
  void every_leaf_of_a_sealed_parent_is_stored_under_its_package_and_simple_name() {
    assertThat(StoredTypes.of(Set.of(Post.class), Set.of()).byName())
        .containsOnly(
            Map.entry("shop.eventstore.Sent", Post.Sent.class),
            Map.entry("shop.eventstore.Accepted", Post.Answered.Accepted.class),
            Map.entry("shop.eventstore.Declined", Post.Answered.Declined.class));
  }

  @Test
  void a_further_type_is_stored_under_its_own_name() {
    assertThat(StoredTypes.of(Set.of(), Set.of(MetaData.class)).byName())
        .containsOnly(Map.entry("org.axonframework.messaging.MetaData", MetaData.class));
  }

  @Test
  void two_types_of_one_name_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoredTypes.of(Set.of(Post.class, OtherPost.class), Set.of()))
        .withMessageContaining("shop.eventstore.Sent");
  }
}
