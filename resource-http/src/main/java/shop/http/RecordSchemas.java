package shop.http;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of records what their types say: a component is required unless it can be absent. */
@Component
final class RecordSchemas implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    var raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (schema == null || !raw.isRecord()) {
      return schema;
    }
    Schema<?> described =
        schema.get$ref() == null
            ? schema
            : context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
    if (described != null && described.getProperties() != null) {
      described.setRequired(required(raw, described));
    }
    return schema;
  }

  private static List<String> required(Class<?> raw, Schema<?> described) {
    return Arrays.stream(raw.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .filter(described.getProperties()::containsKey)
        .toList();
  }
}
