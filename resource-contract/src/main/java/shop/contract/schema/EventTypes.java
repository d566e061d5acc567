package shop.contract.schema;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All types of events that the log tells of one kind of resource. They are the constants of an
 * enum, so that a fold cannot tell what is not registered here.
 */
public final class EventTypes {

  private final Map<Enum<?>, EventType> byChange;

  private EventTypes(Map<Enum<?>, EventType> byChange) {
    this.byChange = Collections.unmodifiableMap(byChange);
  }

  /**
   * Reads them from the constants of an enum: each has its CloudEvents type as its name in JSON,
   * and a description.
   */
  public static EventTypes of(Class<? extends Enum<?>> changes) {
    var byChange = new LinkedHashMap<Enum<?>, EventType>();
    for (var change : changes.getEnumConstants()) {
      var constant = constant(change);
      byChange.put(
          change, new EventType(Declarations.value(constant), Declarations.description(constant)));
    }
    return new EventTypes(byChange);
  }

  private static Field constant(Enum<?> change) {
    return Arrays.stream(change.getDeclaringClass().getFields())
        .filter(field -> field.getName().equals(change.name()))
        .findFirst()
        .orElseThrow();
  }

  /** All, in the order of their declaration. */
  public List<EventType> all() {
    return List.copyOf(byChange.values());
  }

  /**
   * The CloudEvents type of a change.
   *
   * @throws IllegalArgumentException when it is a change of something else
   */
  public String name(Enum<?> change) {
    return Optional.ofNullable(byChange.get(change))
        .orElseThrow(() -> new IllegalArgumentException("not registered: " + change))
        .name();
  }

  public boolean contain(String name) {
    return byChange.values().stream().anyMatch(type -> type.name().equals(name));
  }
}
