package shop.contract.schema;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A resource, or a part of one, as everybody outside sees it.
 *
 * @param name unique among all resources and their parts: {@code CartItem}
 * @param attributes in the order in which JSON has them
 */
public record RecordSchema(String name, String description, List<Attribute> attributes) {

  /**
   * What a record says of itself.
   *
   * @throws IllegalArgumentException when something is not declared, or has no form outside
   */
  public static RecordSchema of(Class<?> type) {
    return new RecordSchema(
        name(type),
        Declarations.description(type),
        Arrays.stream(type.getRecordComponents()).map(Declarations::attribute).toList());
  }

  /** {@code CartItem} for the record {@code Item} within {@code CartResource}. */
  public static String name(Class<?> type) {
    var name = type.getSimpleName().replaceFirst("Resource$", "");
    var around = type.getEnclosingClass();
    return around != null && around.isRecord() ? name(around) + name : name;
  }

  /** This record and all that it is made of, each before its parts. */
  public Stream<RecordSchema> withParts() {
    return Stream.concat(
        Stream.of(this),
        attributes.stream().flatMap(attribute -> parts(attribute.type())).distinct());
  }

  private static Stream<RecordSchema> parts(ValueType type) {
    return switch (type) {
      case ValueType.Nested nested -> nested.schema().withParts();
      case ValueType.Many many -> parts(many.element());
      default -> Stream.empty();
    };
  }
}
