package shop.checkout.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Events that others post, of the products that the service has registered. */
class OtherProducersTest {

  private static final String EVENT = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  private final Shop shop = Service.shared().shop();
  private final String device = Shop.unique("device");

  @Test
  void an_event_stands_in_the_log_and_its_data_where_it_points_to() {
    var answer = post(EVENT, signal("a", "{\"device\":\"d\", \"value\": 21.50, \"model\":1}"));

    assertThat(answer.is(201).location())
        .isEqualTo("/api/v1/producers/signals/subjects/" + device + "/revisions/1");
    assertThat(answer.etag()).isEqualTo("\"1\"");
    assertThat(answer.body()).isEqualTo("{\"device\":\"d\",\"value\":21.50,\"model\":1}");
    var told = told().getFirst();
    assertThat(told.type()).isEqualTo("shop.signal.measured");
    assertThat(told.data()).isEqualTo(answer.body());
    assertThat(told.attribute("time")).isEqualTo("2026-11-23T10:00:00.123456Z");
    assertThat(told.attribute("correlationid")).isEqualTo("c");
    assertThat(shop.call("GET", told.attribute("dataref"), null).is(200).body())
        .isEqualTo(told.data());
    assertThat(shop.call("GET", told.attribute("dataschema"), null).is(200).json().at("/title"))
        .hasToString("\"Signal\"");
  }

  @Test
  void a_subject_has_a_past_like_every_resource() {
    var subject = "/producers/signals/subjects/" + device;
    shop.problem(shop.get(subject), 404, "NOT_FOUND");
    post(EVENT, signal("a", data(1))).is(201);
    post(EVENT, signal("b", data(2))).is(201);

    assertThat(shop.get(subject).is(200).body()).isEqualTo(data(2));
    assertThat(shop.get(subject + "/revisions/1").is(200).body()).isEqualTo(data(1));
    shop.get(subject, "If-None-Match", "\"2\"").is(304);
    shop.problem(shop.get(subject + "?at=2026-11-23T09:00:00Z"), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_the_cloudevents_sdk_writes_is_read(boolean binary) {
    var event =
        CloudEventBuilder.v1()
            .withId(device + " b/c")
            .withSource(URI.create("signals"))
            .withSubject(device)
            .withType("shop.signal.measured")
            .withTime(OffsetDateTime.parse("2026-11-23T11:00:00+01:00"))
            .withDataContentType("application/json")
            .withData(data(7).getBytes(StandardCharsets.UTF_8))
            .build();
    var headers = new ArrayList<String>();
    var body = new StringBuilder();
    BiConsumer<String, String> header = (name, value) -> headers.addAll(List.of(name, value));
    MessageWriter<?, Void> writer =
        HttpMessageFactory.createWriter(
            header, bytes -> body.append(new String(bytes, StandardCharsets.UTF_8)));
    if (binary) {
      writer.writeBinary(event);
    } else {
      writer.writeStructured(event, EVENT);
    }

    shop.call("POST", "/api/v1/events", body.toString(), headers.toArray(String[]::new)).is(201);

    assertThat(told())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.id()).isEqualTo(device + " b/c");
          assertThat(told.attribute("time")).isEqualTo("2026-11-23T10:00:00Z");
          assertThat(told.data()).isEqualTo(data(7));
        });
  }

  @Test
  void a_batch_is_taken_in_its_order_whoever_else_is_spoken_of() {
    var other = Shop.unique("device");
    var batch =
        IntStream.range(0, 500)
            .mapToObj(n -> signal("s" + n, n % 3 == 0 ? other : device, data(n)))
            .collect(joining(",", "[", "]"));

    assertThat(post(BATCH, batch).is(204).body()).isEmpty();

    var told = told();
    assertThat(told).hasSize(333);
    assertThat(told.stream().map(Event::sequence))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 333).mapToObj(Long::valueOf).toList());
    assertThat(told.getLast().data()).isEqualTo(data(499));
    post(BATCH, "[]").is(204);
  }

  @Test
  void the_same_again_is_answered_alike_and_told_once() {
    var first = post(EVENT, signal("a", data(1))).is(201);
    post(EVENT, signal("b", data(2))).is(201);

    var again = post(EVENT, signal("a", data(1))).is(201);
    assertThat(again.location()).isEqualTo(first.location());
    assertThat(again.body()).isEqualTo(first.body());
    var batch =
        Stream.of("a", "b", "c", "c")
            .map(id -> signal(id, data(id.equals("b") ? 2 : 1)))
            .collect(joining(",", "[", "]"));
    post(BATCH, batch).is(204);
    assertThat(told().stream().map(Event::id)).containsExactly(id("a"), id("b"), id("c"));
  }

  @Test
  void of_many_that_post_the_same_at_once_each_is_answered_alike() {
    var answers = AtOnce.all(12, _ -> post(EVENT, signal("a", data(1))).is(201).location());

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(told()).hasSize(1);
  }

  @Test
  void of_batches_that_come_at_once_what_they_share_is_told_once() {
    var statuses =
        AtOnce.all(
            6,
            nth ->
                post(BATCH, batch(IntStream.range(nth * 100, nth * 100 + 400))).is(204).status());

    assertThat(statuses).hasSize(6);
    assertThat(told().stream().map(Event::id))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 900).mapToObj(n -> id("s" + n)).toList());
    assertThat(told().stream().map(Event::sequence))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 900).mapToObj(Long::valueOf).toList());
  }

  @Test
  void another_event_of_the_same_name_is_refused() {
    post(EVENT, signal("a", data(1))).is(201);

    var problem = shop.problem(post(EVENT, signal("a", data(2))), 409, "EVENT_REUSED");
    assertThat(errors(problem)).containsExactly("/id EVENT_REUSED");
    var batch = "[%s,%s]".formatted(signal("b", data(1)), signal("a", data(3)));
    assertThat(errors(shop.problem(post(BATCH, batch), 409, "EVENT_REUSED")))
        .containsExactly("/1/id EVENT_REUSED");
    var twice = "[%s,%s]".formatted(signal("c", data(1)), signal("c", data(3)));
    assertThat(errors(shop.problem(post(BATCH, twice), 409, "EVENT_REUSED")))
        .containsExactly("/1/id EVENT_REUSED");
    assertThat(told()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "specversion":"1.0"           | "specversion":"0.3"            | /specversion INVALID_VALUE
          "source":"signals"            | "source":"carts"               | /source SOURCE_RESERVED
          "source":"signals"            | "source":"weather"             | /source UNKNOWN_SOURCE
          "source":"signals",           |                                | /source REQUIRED
          "type":"shop.signal.measured" | "type":"shop.signal.guessed"   | /type UNKNOWN_TYPE
          "type":"shop.signal.measured" | "type":"shop.deviceModel.set"  | /type UNKNOWN_TYPE
          "subject":"                   | "subject":"a/                  | /subject WRONG_SYNTAX
          "correlationid":"c"           | "correlationid":""             | /correlationid INVALID_VALUE
          "correlationid":"c"           | "colour":"red"                 | /colour UNKNOWN_FIELD
          "correlationid":"c"           | "sequence":"0000000001"        | /sequence UNKNOWN_FIELD
          "correlationid":"c"           | "data_base64":"e30="           | /data_base64 UNKNOWN_FIELD
          "correlationid":"c"           | "datacontenttype":"text/plain" | /datacontenttype WRONG_SYNTAX
          "correlationid":"c"           | "traceparent":"00-1-2-00"      | /traceparent WRONG_SYNTAX
          "correlationid":"c"           | "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\\n" | /traceparent WRONG_SYNTAX
          "correlationid":"c"           | "causationid":"c\\n"          | /causationid WRONG_SYNTAX
          "time":"2026-11-23            | "time":"2026-11-31             | /time WRONG_SYNTAX
          "value":1                     | "value":"1"                    | /data/value WRONG_TYPE
          "value":1                     | "value":1001                   | /data/value OUT_OF_RANGE
          "model":1                     | "model":1.5                    | /data/model WRONG_TYPE
          "model":1                     | "model":1E+999999999           | /data OUT_OF_RANGE
          "model":1                     | "modell":1                     | /data/model REQUIRED
          "model":1                     | "model":1,"note":"hot"         | /data/note UNKNOWN_FIELD
          """)
  void what_is_wrong_is_named(String right, String wrong, String fault) {
    var event = signal("a", data(1)).replace(right, wrong == null ? "" : wrong);

    assertThat(errors(shop.problem(post(EVENT, event), 400, "INVALID_EVENT"))).contains(fault);

    var batch = "[%s,%s]".formatted(signal("b", data(1)), event);
    assertThat(errors(shop.problem(post(BATCH, batch), 400, "INVALID_EVENT")))
        .contains("/1" + fault);
    assertThat(told()).isEmpty();
  }

  @Test
  void a_fault_of_the_binary_form_is_in_a_header_or_in_the_body() {
    var headers =
        new String[] {
          "Content-Type", "application/json",
          "ce-specversion", "1.0",
          "ce-id", "a",
          "ce-source", "signals",
          "ce-subject", device,
          "ce-type", "shop.signal.guessed"
        };

    assertThat(
            errors(
                shop.problem(
                    shop.call("POST", "/api/v1/events", data(1), headers), 400, "INVALID_EVENT")))
        .containsExactly("ce-type UNKNOWN_TYPE");
    headers[headers.length - 1] = "shop.signal.measured%";
    assertThat(
            errors(
                shop.problem(
                    shop.call("POST", "/api/v1/events", data(1), headers),
                    400,
                    "INVALID_PARAMETER")))
        .containsExactly("ce-type INVALID_VALUE");
    headers[headers.length - 1] = "shop.signal.measured";
    assertThat(
            errors(
                shop.problem(
                    shop.call("POST", "/api/v1/events", "{\"value\":1,\"model\":1}", headers),
                    400,
                    "INVALID_EVENT")))
        .containsExactly("/device REQUIRED");
    headers[5] = "gr%C3%BC%C3%9Fe%20%25";
    shop.call("POST", "/api/v1/events", data(1), headers).is(201);
    assertThat(told()).extracting(Event::id).containsExactly("grüße %");
  }

  @Test
  void a_body_has_its_limits() {
    var pad = " ".repeat(64 * 1024);
    shop.problem(post(EVENT, signal("a", data(1) + pad)), 413, "BODY_TOO_LARGE");
    post(BATCH, "[" + signal("a", data(1)) + pad + "]").is(204);
    shop.problem(
        post(BATCH, "[" + signal("b", data(1)) + pad.repeat(16) + "]"), 413, "BODY_TOO_LARGE");
    var tooMany = Stream.generate(() -> "{}").limit(1001).collect(joining(",", "[", "]"));
    shop.problem(post(BATCH, tooMany), 413, "BODY_TOO_LARGE");
    shop.problem(post(EVENT, "{"), 400, "MALFORMED_REQUEST");
    shop.problem(post(EVENT, "{\"id\":\"a\",\"id\":\"b\"}"), 400, "INVALID_BODY");
    shop.problem(post("text/plain", "hot"), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void an_event_without_a_time_has_that_of_its_acceptance() {
    var before = Instant.now().minusSeconds(1);
    var event = signal("a", data(1)).replaceFirst("\"time\":\"[^\"]*\",", "");

    post(EVENT, event).is(201);
    post(EVENT, event).is(201);

    assertThat(told()).hasSize(1);
    assertThat(Instant.parse(told().getFirst().attribute("time"))).isAfter(before);
  }

  @Test
  void what_is_registered_can_be_read() {
    var signals = shop.get("/producers/signals").is(200).json();
    assertThat(signals.at("/owner").asString()).isEqualTo("device-monitoring");
    assertThat(signals.at("/exception").asString()).contains("measurement");
    assertThat(shop.get("/producers").is(200).json().valueStream().toList()).contains(signals);
    shop.problem(shop.get("/producers/weather"), 404, "NOT_FOUND");
    shop.problem(shop.get("/producers/carts/subjects/101"), 404, "NOT_FOUND");
  }

  private Reply post(String type, String body) {
    return shop.call("POST", "/api/v1/events", body, "Content-Type", type);
  }

  private List<Event> told() {
    return shop.feed().of("signals", device);
  }

  private String batch(IntStream numbers) {
    return numbers.mapToObj(n -> signal("s" + n, data(n))).collect(joining(",", "[", "]"));
  }

  private String id(String name) {
    return device + "-" + name;
  }

  private String signal(String name, String data) {
    return signal(name, device, data);
  }

  private String signal(String name, String subject, String data) {
    return """
    {"specversion":"1.0","id":"%s","source":"signals","subject":"%s","type":"shop.signal.measured",\
    "time":"2026-11-23T10:00:00.123456789Z","correlationid":"c","data":%s}\
    """
        .formatted(id(name), subject, data);
  }

  private static String data(int value) {
    return "{\"device\":\"d\",\"value\":%d,\"model\":1}".formatted(value);
  }

  private static List<String> errors(JsonNode problem) {
    return problem
        .at("/errors")
        .valueStream()
        .map(error ->
            error.path("pointer").asString(error.path("parameter").asString(""))
                + " "
                + error.path("reason").asString())
        .toList();
  }
}
