package shop.sandbox.child;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import shop.sandbox.Reason;
import shop.sandbox.Reply;

/** A result as a Parquet file, which the database itself has to write. */
final class ParquetFile {

  private ParquetFile() {}

  /**
   * Writes it and reads it again.
   *
   * @param sql of the result, with one row more than fits when there is one
   * @param most rows of the file
   * @param bytes of the file; a larger one is refused, because it cannot be cut
   */
  static Reply write(String sql, Connection database, long most, int bytes)
      throws SQLException, IOException, Refusal {
    try (var statement = database.createStatement()) {
      long found = statement.executeUpdate("create temp table result as " + sql);
      statement.execute(
          "copy (from result limit %d) to %s (format parquet, use_tmp_file false)"
              .formatted(most, SealedDatabase.literal(SealedDatabase.RESULT.toString())));
      if (Files.size(SealedDatabase.RESULT) > bytes) {
        throw new Refusal(Reason.TOO_LARGE, "its file has more than %d bytes".formatted(bytes));
      }
      return new Reply.Result(
          Files.readAllBytes(SealedDatabase.RESULT), Math.min(found, most), found > most);
    }
  }
}
