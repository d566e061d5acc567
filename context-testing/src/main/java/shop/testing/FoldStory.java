package shop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.contract.Fold;
import shop.contract.ResourceJson;
import shop.contract.schema.EventType;
import shop.eventstore.StoredTypes;

/**
 * One resource as a fold tells it, revision by revision, in lines that people read. Between two
 * events the resource is JSON, as it is between two events of the log.
 */
public final class FoldStory<E, R> {

  private final Fold<E, R> fold;
  private final Set<Class<?>> told = new HashSet<>();
  private final Set<String> types = new HashSet<>();
  private final StringBuilder story = new StringBuilder();
  private Instant now = Instant.parse("2026-01-05T12:00:00Z");
  private @Nullable String resource;
  private int revision;

  private FoldStory(Fold<E, R> fold) {
    this.fold = fold;
  }

  public static <E, R> FoldStory<E, R> of(Fold<E, R> fold) {
    return new FoldStory<>(fold);
  }

  /** The story of another resource begins. */
  public FoldStory<E, R> begin(String title) {
    resource = null;
    revision = 0;
    story.append("== " + title + "\n");
    return this;
  }

  /** Something happens, a minute after what happened before. */
  public FoldStory<E, R> then(E event) {
    return after(Duration.ofMinutes(1), event);
  }

  /** Something happens, so long after what happened before. */
  public FoldStory<E, R> after(Duration time, E event) {
    now = now.plus(time);
    told.add(event.getClass());
    fold.subject(event)
        .ifPresentOrElse(
            subject -> tell(subject, event),
            () -> story.append("- nothing of " + event.getClass().getSimpleName() + "\n"));
    return this;
  }

  private void tell(String subject, E event) {
    types.add(fold.type(event));
    resource = ResourceJson.write(fold.next(before(), event, now));
    story
        .append("%d %s %s".formatted(++revision, fold.type(event), now))
        .append(" subject=" + subject)
        .append(" correlation=" + fold.correlation(event).orElse("-"))
        .append("\n  " + resource + "\n");
  }

  private @Nullable R before() {
    return resource == null ? null : ResourceJson.read(resource, fold.kind().record());
  }

  /**
   * The story is the approved one of a test class, and nothing that the fold can tell is missing.
   */
  public void isApprovedBy(Class<?> test) {
    var all = StoredTypes.of(Set.copyOf(fold.events()), Set.of()).byName().values();
    assertThat(told).as("events in the story").isEqualTo(Set.copyOf(all));
    assertThat(types)
        .as("types told in the story")
        .containsExactlyInAnyOrderElementsOf(
            fold.kind().types().all().stream().map(EventType::name).toList());
    Approved.verify(test, story.toString());
  }
}
