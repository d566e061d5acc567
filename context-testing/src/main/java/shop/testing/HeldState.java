package shop.testing;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.databind.json.JsonMapper;

/** What an aggregate holds in memory, so that a test can see whether it grows. */
public final class HeldState {

  private static final JsonMapper FIELDS =
      JsonMapper.builder()
          .changeDefaultVisibility(
              all -> all.withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
          .build();

  private HeldState() {}

  /** The fields of an aggregate and of everything that it holds. */
  public static String of(Object aggregate) {
    return FIELDS.writeValueAsString(aggregate);
  }
}
