package shop.sandbox.child;

import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.duckdb.JsonNode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/** What the database hands out as what JSON can say: times in RFC 3339, JSON as it is. */
final class Values {

  private Values() {}

  static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Number _, Boolean _, String _ -> value;
      case JsonNode json -> new RawValue(json.toString());
      // Without a zone; the process's own, by which the driver makes it an instant, is UTC.
      case Timestamp time -> time.toInstant().toString();
      case OffsetDateTime time -> time.toInstant().toString();
      case Array array -> list((Object[]) array.getArray());
      case DuckDBStruct struct -> map(struct.getMap());
      case Map<?, ?> map -> map(map);
      case Blob blob -> Base64.getEncoder().encodeToString(blob.getBytes(1, (int) blob.length()));
      default -> value.toString();
    };
  }

  private static List<@Nullable Object> list(@Nullable Object[] values) throws SQLException {
    var list = new ArrayList<@Nullable Object>();
    for (var value : values) {
      list.add(plain(value));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> values) throws SQLException {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : values.entrySet()) {
      map.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
    }
    return map;
  }
}
