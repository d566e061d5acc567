package shop.dataproduct.query;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import shop.dataproduct.analytics.AnalyticStore;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.sandbox.Format;
import shop.sandbox.Question;
import shop.sandbox.Reason;
import shop.sandbox.Reply;
import shop.sandbox.Sandbox;

/**
 * Has statements answered in processes of their own, as of the moment in which they come. The first
 * statement starts them: a service that is asked nothing does without.
 */
@Component
@EnableConfigurationProperties(QueryLimits.class)
final class Queries implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Queries.class);

  /**
   * What a statement was answered.
   *
   * @param position of the last event that it could see
   */
  record Answer(Reply.Result result, long position) {}

  private final AnalyticStore store;
  private final QueryLimits limits;
  private @Nullable Sandbox sandbox;

  Queries(AnalyticStore store, QueryLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  /**
   * Asks.
   *
   * @throws Problem when there is no answer, with the reason
   */
  Answer ask(String sql, Format format) {
    try (var snapshot = store.snapshot()) {
      var reply = sandbox().ask(new Question(snapshot.files(), sql, format));
      return switch (reply) {
        case Reply.Result result -> new Answer(result, snapshot.position());
        case Reply.Refused refused -> throw Problem.of(type(refused.reason()), refused.detail());
      };
    } catch (SQLException | UncheckedIOException e) {
      LOG.warn("a statement cannot be asked", e);
      throw Problem.of(ProblemType.UNAVAILABLE, "statements cannot be asked now");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemType.UNAVAILABLE, "the service is stopping");
    }
  }

  private static ProblemType type(Reason reason) {
    return switch (reason) {
      case INVALID -> ProblemType.QUERY_INVALID;
      case NOT_ALLOWED -> ProblemType.QUERY_NOT_ALLOWED;
      case FAILED -> ProblemType.QUERY_FAILED;
      case TOO_LARGE -> ProblemType.QUERY_TOO_LARGE;
      case DEADLINE -> ProblemType.QUERY_TOO_SLOW;
      case BUSY, UNAVAILABLE -> ProblemType.UNAVAILABLE;
    };
  }

  private synchronized Sandbox sandbox() {
    if (sandbox == null) {
      sandbox = new Sandbox(limits.limits());
    }
    return sandbox;
  }

  @Override
  public synchronized void destroy() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
