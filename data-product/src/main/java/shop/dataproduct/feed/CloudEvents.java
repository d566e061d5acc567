package shop.dataproduct.feed;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.contract.ResourceKind;
import shop.dataproduct.log.ResourceKinds;
import shop.dataproduct.producers.Product;
import shop.dataproduct.producers.Products;

/**
 * The log's events as CloudEvents 1.0 in JSON. The SDK's format writes data of a JSON content type
 * raw, so a resource stays byte for byte what it is in the log.
 */
@Component
final class CloudEvents {

  private final JsonFormat format = new JsonFormat();
  private final ResourceKinds kinds;
  private final Products products;
  private final PublicUrl url;

  CloudEvents(ResourceKinds kinds, Products products, PublicUrl url) {
    this.kinds = kinds;
    this.products = products;
    this.url = url;
  }

  /** One event, in one line of UTF-8. */
  byte[] json(ResourceEvent event) {
    return format.serialize(cloudEvent(event));
  }

  /** Events in the CloudEvents batch format, a JSON array. */
  byte[] batch(List<ResourceEvent> events) {
    var batch = new ByteArrayOutputStream();
    batch.write('[');
    for (var event : events) {
      if (batch.size() > 1) {
        batch.write(',');
      }
      batch.writeBytes(json(event));
    }
    batch.write(']');
    return batch.toByteArray();
  }

  private CloudEvent cloudEvent(ResourceEvent event) {
    var subject = event.subject();
    var builder =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withSource(URI.create(subject.source()))
            .withSubject(subject.id())
            .withType(event.type())
            .withTime(event.time().atOffset(ZoneOffset.UTC))
            .withDataContentType("application/json")
            .withExtension("sequence", "%010d".formatted(event.sequence()))
            .withExtension("partitionkey", subject.id())
            .withData(event.data().getBytes(StandardCharsets.UTF_8));
    kinds
        .of(subject.source())
        .ifPresentOrElse(
            kind -> pointToResource(builder, kind, event),
            () ->
                products
                    .of(subject.source())
                    .ifPresent(product -> pointToResource(builder, product, event)));
    extend(builder, "correlationid", event.correlationId());
    extend(builder, "causationid", event.causationId());
    extend(builder, "traceparent", event.traceparent());
    return builder.build();
  }

  private void pointToResource(
      CloudEventBuilder builder, ResourceKind<?> kind, ResourceEvent event) {
    builder
        .withDataSchema(url.of("/schemas/" + kind.schema()))
        .withExtension("dataref", url.of(kind.path(event.subject().id(), event.sequence())));
  }

  private void pointToResource(CloudEventBuilder builder, Product product, ResourceEvent event) {
    builder
        .withDataSchema(url.of(product.schemaPath()))
        .withExtension("dataref", url.of(product.path(event.subject().id(), event.sequence())));
  }

  private static void extend(CloudEventBuilder builder, String name, @Nullable String value) {
    if (value != null) {
      builder.withExtension(name, value);
    }
  }
}
