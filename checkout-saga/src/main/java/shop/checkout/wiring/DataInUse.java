package shop.checkout.wiring;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says what to do when another process has the embedded database open. */
final class DataInUse extends AbstractFailureAnalyzer<SQLException> {

  /** H2, {@code org.h2.api.ErrorCode#DATABASE_ALREADY_OPEN_1}. */
  private static final int DATABASE_ALREADY_OPEN = 90020;

  private final Environment environment;

  DataInUse(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
    return cause.getErrorCode() == DATABASE_ALREADY_OPEN
        ? new FailureAnalysis(
            "The data in %s is used by another process, probably by a service that runs already."
                .formatted(environment.getProperty("shop.data")),
            "Use that service, stop it, or give this one other data with --shop.data=DIR.",
            cause)
        : null;
  }
}
