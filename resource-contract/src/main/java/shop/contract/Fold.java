package shop.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells inside events to the outside: a pure function from a resource and an inside event to the
 * resource after it. An implementation switches exhaustively over the sealed event type, so that a
 * new inside event does not compile until somebody has decided how the outside sees it.
 *
 * @param <E> the inside events this resource is made of
 * @param <R> the public resource
 */
public interface Fold<E, R> {

  ResourceKind<R> kind();

  /** The sealed types whose events this fold wants to see. */
  List<Class<? extends E>> events();

  /**
   * The resource that the event changes; empty when it says nothing about a resource of this kind.
   */
  Optional<String> subject(E event);

  /** The CloudEvents type under which the change is told: {@code shop.cart.itemAdded}. */
  String type(E event);

  /**
   * The resource after the event.
   *
   * @param before the resource as it was, absent before its first event
   * @param time when the event happened
   */
  R next(@Nullable R before, E event, Instant time);

  /** The checkout within which the event happened, if it was within one. */
  default Optional<String> correlation(E event) {
    return Optional.empty();
  }
}
