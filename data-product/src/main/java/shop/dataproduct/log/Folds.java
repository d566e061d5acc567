package shop.dataproduct.log;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;
import shop.contract.Fold;

/**
 * All folds there are. Who tells of an inside event is looked up once per class of event.
 *
 * <p>When several folds tell of one inside event, the fold of its own context, which speaks one
 * language, comes before those that follow a story through many (the checkout); otherwise they come
 * in the order of their sources. So whoever reads the log knows what happened before reading what
 * it means.
 */
@Component
final class Folds {

  private static final Comparator<Fold<?, ?>> FACT_BEFORE_STORY =
      Comparator.<Fold<?, ?>>comparingInt(fold -> fold.events().size())
          .thenComparing(fold -> fold.kind().source());

  private final List<Fold<?, ?>> all;
  private final Map<Class<?>, List<Fold<?, ?>>> byEvent = new ConcurrentHashMap<>();

  Folds(List<Fold<?, ?>> folds) {
    all = folds.stream().sorted(FACT_BEFORE_STORY).toList();
  }

  /** All that is to be told of an inside event, in the order in which it is told. */
  Stream<Telling> tellings(EventMessage<?> message) {
    return byEvent.computeIfAbsent(message.getPayloadType(), this::wanting).stream()
        .<Telling>flatMap(fold -> Folded.of(fold, message).stream());
  }

  private List<Fold<?, ?>> wanting(Class<?> event) {
    return all.stream()
        .filter(fold -> fold.events().stream().anyMatch(family -> family.isAssignableFrom(event)))
        .toList();
  }
}
