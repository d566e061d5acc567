package shop.http;

import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * What controllers read is what the client wrote, or it is refused. Jackson's defaults guess: they
 * make 1 of 1.9 and 7 of "7", take the last of two equal names, and drop what they do not know.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

  /** Levels of arrays and objects; the deepest body of the interface has 4. */
  private static final int DEPTH = 32;

  /** Characters of a text; a longer one does not fit into the largest body anyway. */
  private static final int TEXT = BodyLimitFilter.LIMIT;

  /** Characters of a number; the longest one of the interface has 10. */
  private static final int NUMBER = 40;

  /** Characters of a name; errors quote names, so they have to stay short. */
  private static final int NAME = 64;

  /** The limits in words, for clients that exceed them. */
  static final String LIMITS =
      "a body has at most %d levels of nesting, names of %d, numbers of %d and texts of %d characters"
          .formatted(DEPTH, NAME, NUMBER, TEXT);

  @Bean
  JsonFactoryBuilderCustomizer smallJson() {
    return factory ->
        factory.streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxStringLength(TEXT)
                .maxNumberLength(NUMBER)
                .maxNameLength(NAME)
                .build());
  }

  @Bean
  JsonMapperBuilderCustomizer exactJson() {
    return mapper -> withoutCoercion(withoutLeniency(mapper));
  }

  private static JsonMapper.Builder withoutLeniency(JsonMapper.Builder mapper) {
    return mapper
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            // Only where a body is read as any JSON: a double would round what came.
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /** 7.0 and 1e1 are no whole numbers here, so that there is one way to write each. */
  private static JsonMapper.Builder withoutCoercion(JsonMapper.Builder mapper) {
    return mapper
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                List.of(
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean)
                    .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)));
  }
}
