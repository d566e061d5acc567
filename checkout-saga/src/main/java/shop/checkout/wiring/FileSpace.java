package shop.checkout.wiring;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives space in H2's file back. A commit writes the pages that it changes anew, in one piece with
 * all others of that commit, and the old ones lie about in earlier pieces. H2 has a thread that
 * moves together what is still of use, but only where a commit may come late into the file ({@code
 * WRITE_DELAY}), which none of ours may.
 *
 * <p>H2 leaves alone what is younger than 45 seconds, for a file system that loses what was written
 * last.
 */
@Component
@ConditionalOnExpression("'${spring.datasource.url}'.startsWith('jdbc:h2:file:')")
final class FileSpace {

  /** Percent of a piece of the file that have to be in use, on average. */
  private static final int IN_USE = 50;

  /** Bytes that are moved at once, for which a commit has to wait. */
  private static final int AT_ONCE = 1 << 21;

  private final DataSource database;

  /** The version of the file's content in which there was nothing to move. */
  private long settled = -1;

  FileSpace(DataSource database) {
    this.database = database;
  }

  @Scheduled(fixedDelay = 250, timeUnit = TimeUnit.MILLISECONDS)
  void giveBack() throws SQLException {
    try (var connection = database.getConnection()) {
      if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
        giveBack(session.getDatabase().getStore().getMvStore());
      }
    }
  }

  /** Looks only when something was written: to look costs milliseconds. */
  private void giveBack(MVStore file) {
    long version = file.getCurrentVersion();
    if (version != settled && !file.compact(IN_USE, AT_ONCE)) {
      settled = version;
    }
  }
}
