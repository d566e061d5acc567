package shop.contract.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from Java types what they declare for the outside. */
final class Declarations {

  private Declarations() {}

  static Attribute attribute(RecordComponent component) {
    var type = type(component.getGenericType(), component);
    return new Attribute(
        component.getName(),
        type,
        isAlwaysThere(component),
        description(component),
        unit(component),
        personal(component, type),
        nearest(component, ForAnalysts.class)
            .map(ForAnalysts::value)
            .orElse(ForAnalysts.Shown.PLAIN),
        Optional.ofNullable(component.getAnnotation(Derived.class)).map(Derived::value));
  }

  /** The names of an enum's constants in JSON. */
  static List<String> values(Class<?> enumeration) {
    return Arrays.stream(enumeration.getFields())
        .filter(Field::isEnumConstant)
        .map(Declarations::value)
        .toList();
  }

  static String value(Field constant) {
    var name = constant.getAnnotation(JsonProperty.class);
    return name == null ? constant.getName() : name.value();
  }

  static String description(AnnotatedElement element) {
    return declared(element, Description.class, element).value();
  }

  private static Optional<String> unit(RecordComponent component) {
    return Optional.of(declared(component, Description.class, component).unit())
        .filter(unit -> !unit.isEmpty());
  }

  private static Personal.Data personal(RecordComponent component, ValueType type) {
    var near = nearest(component, Personal.class);
    return near.isPresent() || canHoldAnything(type)
        ? near.orElseThrow(() -> missing(Personal.class, component)).value()
        : declared(component.getDeclaringRecord(), Personal.class, component).value();
  }

  private static boolean canHoldAnything(ValueType type) {
    return switch (type) {
      case ValueType.Text _ -> true;
      case ValueType.Many many -> canHoldAnything(many.element());
      default -> false;
    };
  }

  private static <A extends Annotation> Optional<A> nearest(
      RecordComponent component, Class<A> annotation) {
    return Stream.of(component, element(component.getGenericType()))
        .flatMap(place -> Stream.ofNullable(place.getAnnotation(annotation)))
        .findFirst();
  }

  private static <A extends Annotation> A declared(
      AnnotatedElement place, Class<A> annotation, AnnotatedElement concerned) {
    return Optional.ofNullable(place.getAnnotation(annotation))
        .orElseThrow(() -> missing(annotation, concerned));
  }

  private static IllegalArgumentException missing(
      Class<? extends Annotation> annotation, AnnotatedElement concerned) {
    return new IllegalArgumentException(
        "@%s is not declared for %s".formatted(annotation.getSimpleName(), place(concerned)));
  }

  private static String place(AnnotatedElement element) {
    return element instanceof RecordComponent component
        ? component.getDeclaringRecord().getName() + "." + component.getName()
        : element.toString();
  }

  static boolean isAlwaysThere(RecordComponent component) {
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && component.getAccessor().getAnnotation(JsonInclude.class) == null;
  }

  private static ValueType type(Type type, RecordComponent component) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return new ValueType.Many(type(generic.getActualTypeArguments()[0], component));
    }
    if (type == String.class) {
      return new ValueType.Text();
    }
    if (type == Instant.class) {
      return new ValueType.Time();
    }
    if (type == int.class || type == Integer.class) {
      return new ValueType.Whole(Integer.SIZE);
    }
    if (type == long.class || type == Long.class) {
      return new ValueType.Whole(Long.SIZE);
    }
    if (type instanceof Class<?> declared && declared.isEnum()) {
      return new ValueType.Choice(values(declared));
    }
    if (type instanceof Class<?> declared && declared.isRecord()) {
      return wrapped(declared)
          .map(inner -> type(inner, component))
          .orElseGet(() -> new ValueType.Nested(RecordSchema.of(declared)));
    }
    throw new IllegalArgumentException(
        "%s has no form outside: %s".formatted(place(component), type.getTypeName()));
  }

  /** What a record stands for that is written as its one value. */
  private static Optional<Type> wrapped(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(inner -> inner.getAccessor().isAnnotationPresent(JsonValue.class))
        .map(RecordComponent::getGenericType)
        .findFirst();
  }

  private static Class<?> element(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> element(generic.getActualTypeArguments()[0]);
      default -> throw new IllegalArgumentException("no class: " + type.getTypeName());
    };
  }
}
