package shop.wishlist.reaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/** The events of the log that are handled in one unit of work. */
final class Batch {

  private final List<ResourceEvent> events = new ArrayList<>();
  private final Map<Subject, ResourceEvent> newest = new HashMap<>();

  void add(ResourceEvent event) {
    events.add(event);
    newest.put(event.subject(), event);
  }

  /** The position of the last event. */
  long end() {
    return events.getLast().position();
  }

  Stream<ResourceEvent> ofType(String type) {
    return events.stream().filter(event -> event.type().equals(type));
  }

  Optional<ResourceEvent> newest(Subject subject) {
    return Optional.ofNullable(newest.get(subject));
  }

  /** The identifiers of all resources of a source that changed. */
  Set<String> changed(String source) {
    return newest.keySet().stream()
        .filter(subject -> subject.source().equals(source))
        .map(Subject::id)
        .collect(Collectors.toSet());
  }

  /** The last event for which a wish had to be judged. */
  ResourceEvent cause(WaitingWish wish) {
    var subjects = wish.awaited().subjects();
    return events.reversed().stream()
        .filter(event -> subjects.contains(event.subject()) || event.position() == wish.asked())
        .findFirst()
        .orElseThrow();
  }
}
