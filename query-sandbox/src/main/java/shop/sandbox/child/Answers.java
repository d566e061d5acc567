package shop.sandbox.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import shop.sandbox.Question;
import shop.sandbox.Reason;
import shop.sandbox.Reply;

/**
 * Answers one SELECT that says nothing but what is allowed.
 *
 * <p>It runs as the argument of DuckDB's function {@code query}, which takes one SELECT and nothing
 * else: should the parser read a text in another way than the one that was judged, this is the next
 * wall. Around it stands what cuts the result.
 *
 * @param memory bytes that the database may take
 * @param rows of a result, after which it is cut
 * @param bytes of a result, after which it is cut
 */
record Answers(long memory, long rows, int bytes) implements Function<Question, Reply> {

  @Override
  public Reply apply(Question question) {
    try (var database = SealedDatabase.open(question.snapshot(), memory)) {
      judge(question, database);
      return result(question, database);
    } catch (Refusal e) {
      return e.reply();
    } catch (SQLException e) {
      return Refusal.of(e).reply();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void judge(Question question, Connection database) throws Refusal, SQLException {
    var statement = Statement.parse(question.sql(), database);
    var objection = new AllowList(question.snapshot()).objection(statement);
    if (objection.isPresent()) {
      throw new Refusal(Reason.NOT_ALLOWED, objection.get());
    }
  }

  private Reply result(Question question, Connection database)
      throws Refusal, SQLException, IOException {
    // One row more than fits, to know whether there is one.
    var sql =
        "select * from query(%s) limit %d"
            .formatted(SealedDatabase.literal(question.sql()), rows + 1);
    return switch (question.format()) {
      case JSON -> new Rows(rows, bytes).write(sql, database, new JsonRows());
      case CSV -> new Rows(rows, bytes).write(sql, database, new CsvRows());
      case PARQUET -> ParquetFile.write(sql, database, rows, bytes);
    };
  }
}
