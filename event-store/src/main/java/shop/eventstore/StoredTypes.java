package shop.eventstore;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names under which types are stored, which are also the only types that are ever read back. A
 * name is the package and the simple name: it survives a move between sealed parents, and an
 * approved list in the tests of every context notices when it changes.
 */
public record StoredTypes(Map<String, Class<?>> byName) {

  /**
   * Names every record below sealed parents, and the further types.
   *
   * @throws IllegalArgumentException when two types would share a name
   */
  public static StoredTypes of(Set<Class<?>> sealedParents, Set<Class<?>> others) {
    var byName = new LinkedHashMap<String, Class<?>>();
    Stream.concat(sealedParents.stream().flatMap(StoredTypes::leaves), others.stream())
        .forEach(type -> {
          if (byName.put(name(type), type) != null) {
            throw new IllegalArgumentException("two stored types are named " + name(type));
          }
        });
    return new StoredTypes(Map.copyOf(byName));
  }

  /** The stored name of a type: {@code shop.cart.ItemAdded}. */
  public static String name(Class<?> type) {
    return type.getPackageName() + "." + type.getSimpleName();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredTypes::leaves)
        : Stream.of(type);
  }
}
