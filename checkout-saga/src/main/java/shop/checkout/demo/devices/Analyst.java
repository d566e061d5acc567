package shop.checkout.demo.devices;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.util.FileSystemUtils;
import shop.checkout.demo.FreshService;
import shop.contract.ResourceLog;
import shop.dataproduct.analytics.AnalyticStore;
import shop.dataproduct.analytics.Follower;

/** Asks a service's analytic store. */
final class Analyst {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final FreshService service;
  private final AnalyticStore store;

  Analyst(FreshService service) {
    this.service = service;
    this.store = service.part(AnalyticStore.class);
  }

  /** Waits until the store has all that the log has. */
  void awaitAll() throws IOException {
    if (!store.await(service.part(ResourceLog.class).head(), PATIENCE)) {
      throw new IOException("the analytic store is %d events behind".formatted(store.behind()));
    }
  }

  Question.Answer ask(Question question) throws SQLException {
    return store.read(question::ask);
  }

  /** Has the store made anew, from the first event of the log on. */
  void beginAnew() throws IOException {
    var follower = service.part(Follower.class);
    follower.stop();
    FileSystemUtils.deleteRecursively(Path.of(service.property("shop.analytics.directory")));
    follower.start();
    awaitAll();
  }
}
