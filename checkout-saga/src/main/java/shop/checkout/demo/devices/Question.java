package shop.checkout.demo.devices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.springframework.core.io.ClassPathResource;

/** For every device and hour the median, and whether that was too hot. */
record Question(Variant variant, Judgement judgement) {

  /**
   * An answer.
   *
   * @param hash SHA-256 over all rows in their order
   * @param hours rows, one for a device and an hour
   * @param tooHot those that were too hot
   */
  record Answer(String hash, long hours, long tooHot) {}

  private String sql() {
    return "with judged as (\n%s)\n%s"
        .formatted(file(variant.file(judgement)), file("hourly_medians.sql"));
  }

  private static String file(String name) {
    try {
      return new ClassPathResource(name, Question.class).getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks a store that has the relation {@code events}. */
  Answer ask(Connection store) throws SQLException {
    var answer = new Rows();
    try (var statement = store.createStatement();
        var rows = statement.executeQuery(sql())) {
      while (rows.next()) {
        answer.add(
            rows.getString("device"),
            rows.getObject("hour", LocalDateTime.class),
            rows.getDouble("median"),
            rows.getDouble("threshold"),
            rows.getBoolean("too_hot"));
      }
    }
    return answer.answer();
  }
}
