package shop.dataproduct.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import shop.contract.ResourceLog;
import shop.dataproduct.letters.Letters;
import shop.dataproduct.masking.Masking;
import shop.dataproduct.masking.Pseudonyms;

/** An analytic store that follows a log, from its start to its end. */
final class Store implements AutoCloseable {

  static final Pseudonyms PSEUDONYMS = new Pseudonyms(new byte[] {1, 2, 3});

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final AnalyticStore asked;
  final Rebuilding rebuilding = new Rebuilding();
  private final ResourceLog log;
  private final Follower follower;

  Store(Path directory, ResourceLog log, Pseudonyms pseudonyms) {
    var analysts = new AnalystsLog(log, new Masking(Letters.kinds(), pseudonyms));
    this.log = log;
    asked = new AnalyticStore(analysts);
    follower =
        new Follower(
            directory, true, new ContractSql(Letters.kinds()), analysts, asked, rebuilding);
    follower.start();
  }

  Store(Path directory, ResourceLog log) {
    this(directory, log, PSEUDONYMS);
  }

  /** Waits until it has what the log has. */
  Store caughtUp() {
    assertThat(asked.await(log.head(), PATIENCE)).isTrue();
    return this;
  }

  /** Waits until it has been made anew. */
  void rebuilt() {
    rebuilding.want();
    await().atMost(PATIENCE).until(() -> !rebuilding.isPending());
  }

  /** Rows of what a statement finds, each value as text. */
  List<List<String>> ask(String sql) throws SQLException {
    return asked.read(connection -> rows(connection, sql));
  }

  static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<String>>();
      while (found.next()) {
        var row = new ArrayList<String>();
        for (int n = 1; n <= found.getMetaData().getColumnCount(); n++) {
          row.add(found.getString(n));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Override
  public void close() {
    follower.stop();
  }
}
