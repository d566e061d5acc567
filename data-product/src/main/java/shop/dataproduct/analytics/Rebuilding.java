package shop.dataproduct.analytics;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** That the store is to be made anew from the first event on: wanted, begun, done. */
@Component
final class Rebuilding {

  private enum Stage {
    NONE,
    WANTED,
    UNDERWAY
  }

  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NONE);

  /** Somebody wants it; who wants it while it is under way gets that one. */
  void want() {
    stage.compareAndSet(Stage.NONE, Stage.WANTED);
  }

  /** Whether it is to begin, which it has then. */
  boolean begins() {
    return stage.compareAndSet(Stage.WANTED, Stage.UNDERWAY);
  }

  /** Another base is in use; if it was being made for this, it is done. */
  void done() {
    stage.compareAndSet(Stage.UNDERWAY, Stage.NONE);
  }

  /** What was under way was lost, and is wanted again. */
  void lost() {
    stage.compareAndSet(Stage.UNDERWAY, Stage.WANTED);
  }

  boolean isPending() {
    return stage.get() != Stage.NONE;
  }
}
