package shop.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way in which resources become JSON: components in the order of the record, absent ones
 * left out, times in RFC 3339.
 */
public final class ResourceJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private ResourceJson() {}

  public static String write(Object resource) {
    return MAPPER.writeValueAsString(resource);
  }

  public static <R> R read(String json, Class<R> type) {
    return MAPPER.readValue(json, type);
  }
}
