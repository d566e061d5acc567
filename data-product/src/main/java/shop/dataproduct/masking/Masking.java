package shop.dataproduct.masking;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.contract.ResourceKind;
import shop.contract.Subject;
import shop.contract.schema.Attribute;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.RecordSchema;
import shop.dataproduct.log.ResourceKinds;

/**
 * Shows events as analysts may see them, after what the records declare. Products of other
 * producers name nobody, so their events are shown as they are.
 */
@Component
public final class Masking {

  private final Map<String, Resource> bySource;
  private final Pseudonyms pseudonyms;

  /**
   * What is masked of one kind of resource.
   *
   * @param name the attribute that names a resource, which is the first of its record
   */
  private record Resource(Attribute name, Mask mask) {

    static Resource of(ResourceKind<?> kind) {
      var schema = RecordSchema.of(kind.record());
      return new Resource(schema.attributes().getFirst(), Mask.of(schema));
    }
  }

  @Autowired
  Masking(ResourceKinds kinds, PseudonymKey key) {
    this(kinds, new Pseudonyms(key.bytes()));
  }

  public Masking(ResourceKinds kinds, Pseudonyms pseudonyms) {
    this.bySource =
        kinds.all().stream()
            .collect(
                Collectors.toMap(
                    ResourceKind::source, Resource::of, (one, _) -> one, TreeMap::new));
    this.pseudonyms = pseudonyms;
  }

  /** The event with what analysts see of its subject and its data. */
  public ResourceEvent of(ResourceEvent event) {
    var resource = bySource.get(event.subject().source());
    if (resource == null) {
      return event;
    }
    return new ResourceEvent(
        event.position(),
        event.id(),
        new Subject(event.subject().source(), subject(resource.name(), event.subject().id())),
        event.type(),
        event.time(),
        event.sequence(),
        resource.mask().apply(event.data(), pseudonyms),
        event.correlationId(),
        event.causationId(),
        event.traceparent());
  }

  private String subject(Attribute name, String id) {
    return name.shown() == ForAnalysts.Shown.PSEUDONYM ? pseudonyms.of(name.name(), id) : id;
  }

  /** Changes whenever the same event would be shown in another way. */
  public String fingerprint() {
    return bySource + pseudonyms.fingerprint();
  }
}
