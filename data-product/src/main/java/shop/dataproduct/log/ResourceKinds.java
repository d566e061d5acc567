package shop.dataproduct.log;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.ResourceKind;

/** All public resources that the log tells of, known by their CloudEvents source. */
@Component
public final class ResourceKinds {

  private final Map<String, ResourceKind<?>> bySource;

  /**
   * The kinds of all folds.
   *
   * @throws IllegalStateException when two folds tell of the same source, because the log would
   *     then hold two events with one id
   */
  public ResourceKinds(List<Fold<?, ?>> folds) {
    bySource =
        folds.stream()
            .<ResourceKind<?>>map(Fold::kind)
            .collect(Collectors.toUnmodifiableMap(ResourceKind::source, Function.identity()));
  }

  /** All, in the order of their sources. */
  public List<ResourceKind<?>> all() {
    return bySource.values().stream().sorted(Comparator.comparing(ResourceKind::source)).toList();
  }

  /** The kind of resource told under a source; empty for sources that no fold here tells of. */
  public Optional<ResourceKind<?>> of(String source) {
    return Optional.ofNullable(bySource.get(source));
  }
}
