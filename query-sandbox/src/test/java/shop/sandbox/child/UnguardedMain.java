package shop.sandbox.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.sandbox.Question;
import shop.sandbox.Reply;

/** A child that runs whatever it is told in the sealed database: the allow list is not there. */
public final class UnguardedMain {

  private static final int SHOWN = 1000;

  private UnguardedMain() {}

  public static void main(String[] arguments) throws IOException {
    var memory = Long.parseLong(arguments[0]);
    Function<Question, Reply> answers = question -> run(question, memory);
    Loop.serve(answers);
  }

  private static Reply run(Question question, long memory) {
    try (var database = SealedDatabase.open(question.snapshot(), memory);
        var statement = database.createStatement()) {
      var shown = new ArrayList<@Nullable String>();
      if (statement.execute(question.sql())) {
        var rows = statement.getResultSet();
        while (shown.size() < SHOWN && rows.next()) {
          for (int n = 1; n <= rows.getMetaData().getColumnCount(); n++) {
            shown.add(rows.getString(n));
          }
        }
      }
      return new Reply.Result(shown.toString().getBytes(UTF_8), shown.size(), false);
    } catch (Refusal e) {
      return e.reply();
    } catch (SQLException e) {
      return Refusal.of(e).reply();
    }
  }
}
