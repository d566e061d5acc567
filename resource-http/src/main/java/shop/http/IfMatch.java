package shop.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import shop.contract.Precondition;

/** Entity tags and {@code If-Match} (RFC 9110, sections 8.8.3 and 13.1.1). */
public final class IfMatch {

  private IfMatch() {}

  /** The strong entity tag of a revision: {@code "3"}. */
  static String etag(long revision) {
    return "\"" + revision + "\"";
  }

  /**
   * The precondition that a header states. A weak or foreign tag matches no revision, so it states
   * one that cannot be met.
   */
  public static Precondition parse(@Nullable String header) {
    if (header == null) {
      return Precondition.NONE;
    }
    var tags = ETag.parse(header);
    if (tags.stream().anyMatch(ETag::isWildcard)) {
      return Precondition.NONE;
    }
    return new Precondition(revisions(tags));
  }

  private static Set<Long> revisions(List<ETag> tags) {
    return tags.stream()
        .filter(tag -> !tag.weak() && tag.tag().matches("[1-9][0-9]{0,17}"))
        .map(tag -> Long.valueOf(tag.tag()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
