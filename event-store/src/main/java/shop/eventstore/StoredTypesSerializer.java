package shop.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon's Jackson serializer, restricted to {@link StoredTypes}: a row of the store can never name a
 * class to load (rule 10 of the house), and a class can move without rewriting rows.
 */
public final class StoredTypesSerializer extends Jackson3Serializer {

  private final StoredTypes types;

  public StoredTypesSerializer(StoredTypes types) {
    // A saga keeps its state in fields and has no getters.
    super(
        builder()
            .jsonMapperBuilderCustomizer(mapper ->
                mapper.changeDefaultVisibility(
                    all -> all.withVisibility(PropertyAccessor.FIELD, Visibility.ANY))));
    this.types = types;
  }

  /**
   * The type that a stored name stands for.
   *
   * @throws IllegalStateException when the name is not an allowed one: to go on would be to skip an
   *     event
   */
  @Override
  public Class<?> classForType(SerializedType type) {
    if (SerializedType.emptyType().equals(type)) {
      return Void.class;
    }
    var found = types.byName().get(type.getName());
    if (found == null) {
      throw new IllegalStateException("not a type of this store: " + type.getName());
    }
    return found;
  }

  /**
   * The name under which a type is stored.
   *
   * @throws IllegalStateException when the type is not an allowed one, because what is written
   *     under its name could never be read again
   */
  @Override
  @SuppressWarnings("rawtypes") // as Axon declares it
  public SerializedType typeForClass(Class type) {
    if (type == null || type == Void.class || type == void.class) {
      return SimpleSerializedType.emptyType();
    }
    var name = StoredTypes.name(type);
    if (types.byName().get(name) != type) {
      throw new IllegalStateException("not a type of this store: " + name);
    }
    return new SimpleSerializedType(name, getRevisionResolver().revisionOf(type));
  }
}
