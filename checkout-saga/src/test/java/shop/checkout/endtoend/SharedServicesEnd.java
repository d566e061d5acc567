package shop.checkout.endtoend;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Ends the shared services when all tests have run. Left to the end of the Java process, they would
 * end at the same time as the database on which they still work.
 */
public final class SharedServicesEnd implements TestExecutionListener {

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    Service.closeShared();
  }
}
