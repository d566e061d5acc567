package shop.sandbox.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.sandbox.child.Rows.Column;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code {"columns":[{"name":…,"type":…}],"rows":[{…}],"truncated":false}}. */
final class JsonRows implements Rows.Writer {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  @Override
  public byte[] head(List<Column> columns) {
    return "{\"columns\":%s,\"rows\":[".formatted(JSON.writeValueAsString(columns)).getBytes(UTF_8);
  }

  @Override
  public byte[] row(List<Column> columns, List<@Nullable Object> values, boolean first) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    for (int n = 0; n < columns.size(); n++) {
      row.put(columns.get(n).name(), values.get(n));
    }
    return ((first ? "" : ",") + JSON.writeValueAsString(row)).getBytes(UTF_8);
  }

  @Override
  public byte[] tail(boolean truncated) {
    return "],\"truncated\":%s}".formatted(truncated).getBytes(UTF_8);
  }
}
