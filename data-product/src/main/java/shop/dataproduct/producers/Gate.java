package shop.dataproduct.producers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shop.dataproduct.log.ResourceKinds;
import shop.http.Problem;
import shop.http.ProblemType;
import tools.jackson.databind.JsonNode;

/** Lets events in that are well formed, of a registered product, and as its schema says. */
@Component
final class Gate {

  /** Characters of one event's data at most, also in a batch. */
  private static final int DATA = 64 * 1024;

  /** Faults told at once. */
  private static final int TOLD = 20;

  static final DataSchema ENVELOPE = DataSchema.named("cloudevent.schema.json");

  private final Products products;
  private final ResourceKinds ours;

  Gate(Products products, ResourceKinds ours) {
    this.products = products;
    this.ours = ours;
  }

  /**
   * The events of a request, all or none.
   *
   * @throws Problem INVALID_EVENT with every fault of every event
   */
  List<Offer> admit(Form form, List<JsonNode> events) {
    var errors = new ArrayList<Problem.FieldError>();
    for (int index = 0; index < events.size() && errors.size() < TOLD; index++) {
      int at = index;
      faults(events.get(index)).map(fault -> form.error(at, fault)).forEach(errors::add);
    }
    if (!errors.isEmpty()) {
      throw invalid(errors);
    }
    return events.stream().map(Offer::of).toList();
  }

  private static Problem invalid(List<Problem.FieldError> errors) {
    var first = errors.getFirst();
    var place = first.pointer() == null ? first.parameter() : first.pointer();
    return Problem.of(
        ProblemType.INVALID_EVENT,
        place + ": " + first.detail(),
        errors.stream().limit(TOLD).toList());
  }

  private Stream<Violation> faults(JsonNode event) {
    var envelope = ENVELOPE.violations(event);
    if (!envelope.isEmpty()) {
      return envelope.stream();
    }
    var source = event.path("source").asString();
    return products
        .descriptor(source)
        .map(descriptor -> faults(event, descriptor))
        .orElseGet(() -> Stream.of(stranger(source)));
  }

  private Violation stranger(String source) {
    return ours.of(source).isPresent()
        ? new Violation("/source", "SOURCE_RESERVED", "nobody but this service tells of " + source)
        : new Violation("/source", "UNKNOWN_SOURCE", "is the source of no registered product");
  }

  private static Stream<Violation> faults(JsonNode event, Descriptor descriptor) {
    if (!descriptor.product().types().contains(event.path("type").asString())) {
      var known = String.join(", ", descriptor.product().types());
      return Stream.of(new Violation("/type", "UNKNOWN_TYPE", "has to be one of " + known));
    }
    var data = event.path("data");
    return Stream.concat(
        tooLarge(data).stream(),
        descriptor.schema().violations(data).stream().map(fault -> fault.within("/data")));
  }

  private static Optional<Violation> tooLarge(JsonNode data) {
    return data.toString().length() > DATA
        ? Optional.of(new Violation("/data", "TOO_LARGE", "may have " + DATA + " characters"))
        : Optional.empty();
  }
}
