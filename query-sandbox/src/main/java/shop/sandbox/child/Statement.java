package shop.sandbox.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import shop.sandbox.Reason;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stranger's statement as the database's own parser understands it. */
final class Statement {

  private static final JsonMapper JSON = new JsonMapper();

  private Statement() {}

  /**
   * The tree of one SELECT.
   *
   * @throws Refusal INVALID with the place of a syntax error; NOT_ALLOWED when it is another
   *     statement, or more than one
   */
  static JsonNode parse(String sql, Connection database) throws Refusal, SQLException {
    var answer = read(serialized(sql, database));
    if (answer.path("error").asBoolean(false)) {
      throw refusal(answer, sql);
    }
    var statements = answer.path("statements");
    if (statements.size() != 1) {
      throw new Refusal(Reason.NOT_ALLOWED, "one SELECT at a time, not " + statements.size());
    }
    return statements.get(0);
  }

  private static String serialized(String sql, Connection database) throws SQLException {
    try (var query = database.prepareStatement("select json_serialize_sql(?)")) {
      query.setString(1, sql);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static JsonNode read(String tree) throws Refusal {
    try {
      return JSON.readTree(tree);
    } catch (StreamConstraintsException e) {
      throw new Refusal(Reason.NOT_ALLOWED, "it is nested too deeply");
    }
  }

  private static Refusal refusal(JsonNode answer, String sql) {
    var message = answer.path("error_message").asString("");
    if (answer.path("error_type").asString("").equals("not implemented")) {
      return new Refusal(Reason.NOT_ALLOWED, "only SELECT is allowed");
    }
    return new Refusal(Reason.INVALID, place(sql, answer.path("position").asString("")) + message);
  }

  /**
   * Where it is, in words.
   *
   * @param position in bytes of UTF-8 from 0; empty when it is not known
   */
  private static String place(String sql, String position) {
    if (position.isEmpty()) {
      return "";
    }
    var bytes = sql.getBytes(UTF_8);
    var before = new String(bytes, 0, Math.clamp(Long.parseLong(position), 0, bytes.length), UTF_8);
    return "line %d, column %d: "
        .formatted(
            before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0),
            before.length() - before.lastIndexOf('\n'));
  }
}
