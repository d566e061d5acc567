package shop.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.JsonSchemas;
import shop.contract.schema.Description;
import shop.contract.schema.RecordSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the resources as their model says, and all other records as their types say: a
 * component is required unless it can be absent, and parts of two resources may have one name (the
 * items of a cart, the items of a wish list).
 */
@Component
final class ResourceSchemas implements ModelConverter {

  private static final String PLACE = Components.COMPONENTS_SCHEMAS_REF;

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (raw == JsonNode.class) {
      return new Schema<>(); // any JSON
    }
    if (raw.isRecord() && raw.isAnnotationPresent(Description.class)) {
      return declared(RecordSchema.of(raw), type, context);
    }
    if (raw.isRecord() && type.getName() == null) {
      type.name(RecordSchema.name(raw));
    }
    var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    if (raw.isRecord() && schema != null) {
      require(raw, described(schema, context));
    }
    return schema;
  }

  private static @Nullable Schema<?> declared(
      RecordSchema model, AnnotatedType type, ModelConverterContext context) {
    model
        .withParts()
        .forEach(part ->
            context.defineModel(part.name(), schema(JsonSchemas.object(part, PLACE::concat))));
    return type.isResolveAsRef()
        ? new JsonSchema().$ref(PLACE + model.name())
        : context.getDefinedModels().get(model.name());
  }

  private static Schema<?> schema(ObjectNode json) {
    try {
      return Json31.mapper().readValue(json.toString(), JsonSchema.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Schema<?> described(Schema<?> schema, ModelConverterContext context) {
    return schema.get$ref() == null
        ? schema
        : Objects.requireNonNull(
            context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", "")));
  }

  private static void require(Class<?> type, Schema<?> described) {
    if (described.getProperties() != null) {
      described.setRequired(
          Arrays.stream(type.getRecordComponents())
              .filter(ResourceSchemas::isAlwaysThere)
              .map(RecordComponent::getName)
              .filter(described.getProperties()::containsKey)
              .toList());
    }
  }

  private static boolean isAlwaysThere(RecordComponent component) {
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && component.getAccessor().getAnnotation(JsonInclude.class) == null;
  }
}
