package shop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.serialization.Serializer;
import shop.eventstore.StoredTypes;
import shop.eventstore.StoredTypesSerializer;

/**
 * How the events of a context are stored. What is stored stays for good, so a name or a form that
 * changes must be noticed: rows of the old form are read for ever.
 */
public final class StoredEvents {

  private StoredEvents() {}

  /**
   * The stored form of every event is the approved one of a test class, and is read back as the
   * event that was stored.
   *
   * @param parents the sealed parents of all events of the context
   * @param examples at least one of every event
   */
  public static void areApprovedBy(
      Class<?> test, Set<Class<?>> parents, List<? extends Object> examples) {
    var types = StoredTypes.of(parents, Set.of());
    var serializer = new StoredTypesSerializer(types);
    assertThat(examples.stream().map(Object::getClass).collect(Collectors.toSet()))
        .as("events with an example")
        .isEqualTo(Set.copyOf(types.byName().values()));
    Approved.verify(
        test,
        examples.stream()
            .map(event -> stored(serializer, event))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static String stored(Serializer serializer, Object event) {
    var row = serializer.serialize(event, String.class);
    assertThat(serializer.<String, Object>deserialize(row)).isEqualTo(event);
    return row.getType().getName() + " " + row.getData();
  }
}
