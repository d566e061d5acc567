package shop.contract;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of a resource on which its sender bases a command (HTTP {@code If-Match}, RFC 9110,
 * section 13.1.1).
 *
 * @param revisions one of these must be the current one; absent when any will do
 */
public record Precondition(@Nullable Set<Long> revisions) {

  public static final Precondition NONE = new Precondition(null);

  public static Precondition revision(long revision) {
    return new Precondition(Set.of(revision));
  }

  public boolean admits(long revision) {
    return revisions == null || revisions.contains(revision);
  }
}
