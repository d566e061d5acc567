package shop.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Reports what Tomcat itself refuses, before any servlet sees it, as a problem document instead of
 * an HTML page. Public because Tomcat makes it by its name.
 */
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400 || response.getContentWritten() > 0) {
      return;
    }
    if (!response.setErrorReported() || !canWrite(response)) {
      return;
    }
    var type = ProblemType.of(response.getStatus());
    try {
      ProblemResponse.send(Problem.of(type, type.title()), request, response);
      response.finishResponse();
    } catch (IOException e) {
      getContainer().getLogger().debug("the client did not wait for its problem document", e);
    }
  }

  private static boolean canWrite(Response response) {
    var allowed = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
    return allowed.get();
  }
}
