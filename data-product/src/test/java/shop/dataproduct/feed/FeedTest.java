package shop.dataproduct.feed;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.contract.ResourceEvent;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Packed;
import shop.dataproduct.parcels.VanEvent.Departed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FeedTest {

  private static final String EVENTS = "/api/v1/events";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String TEXTS = "\u0000 \u2028 \u007f \"\\ Grüße \uD83D\uDE80 </script>";
  private static final Pattern LINK = Pattern.compile("<(.*)>; rel=\"(next|monitor)\"");

  @TempDir static Path directory;
  @AutoClose private static FeedService service;
  private static List<ResourceEvent> all;

  @BeforeAll
  static void publish() {
    service = FeedService.in(directory);
    service.processor.publish(
        List.of(
            new GenericEventMessage<>(
                new Packed("1", TEXTS),
                Map.of("causationid", "the-cause", "traceparent", "00-trace-span-01"))));
    service.processor.publish(
        IntStream.range(0, 100).mapToObj(i -> new Loaded("" + i % 9, "v" + i % 3)).toArray());
    service.processor.publish(new Departed("v1", "tour-7"));
    all = service.all();
  }

  @Test
  void the_batch_holds_every_event_with_its_data_byte_for_byte() {
    var response = service.get(EVENTS + "?limit=1000");

    assertThat(response.statusCode()).isEqualTo(200);
    var rest = response.body();
    for (var event : all) {
      var data = "\"data\":" + event.data() + "}";
      assertThat(rest).contains(data);
      rest = rest.substring(rest.indexOf(data) + data.length());
    }
    assertThat(rest).isEqualTo("]");
  }

  @Test
  void a_cloud_event_has_the_attributes_of_the_interface() {
    var first = all.getFirst();

    var told = (ObjectNode) json(service.get(EVENTS + "?limit=1").body()).get(0);

    assertThat(told.remove("data")).isEqualTo(json(first.data()));
    assertThat(told)
        .isEqualTo(
            json(
                """
                {"specversion": "1.0",
                 "id": "%s",
                 "source": "parcels",
                 "subject": "1",
                 "type": "shop.parcel.packed",
                 "time": "%s",
                 "datacontenttype": "application/json",
                 "dataschema": "%s",
                 "dataref": "%s",
                 "sequence": "0000000001",
                 "partitionkey": "1",
                 "causationid": "the-cause",
                 "traceparent": "00-trace-span-01"}
                """
                    .formatted(
                        first.id(),
                        ISO_OFFSET_DATE_TIME.format(first.time().atOffset(UTC)),
                        service.at("/schemas/parcel/v1"),
                        service.at("/api/v1/parcels/1/revisions/1"))));
  }

  @Test
  void a_consumer_with_the_sdk_reads_what_was_published() {
    var last = all.getLast();
    var batch = json(service.get(EVENTS + "?after=" + (last.position() - 1)).body());

    CloudEvent event =
        new JsonFormat().deserialize(batch.get(0).toString().getBytes(StandardCharsets.UTF_8));

    assertThat(event.getSource()).isEqualTo(URI.create("vans"));
    assertThat(event.getTime()).isEqualTo(last.time().atOffset(UTC));
    assertThat(event.getExtension("correlationid")).isEqualTo("tour-7");
    assertThat(((JsonCloudEventData) event.getData()).getNode().toString()).isEqualTo(last.data());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 1000})
  void following_next_reads_the_whole_log_and_ends(int limit) {
    var ids = new ArrayList<String>();
    var reference = EVENTS + "?limit=" + limit;
    for (var rel = "next"; rel.equals("next"); ) {
      var response = service.get(reference);
      json(response.body()).forEach(event -> ids.add(event.get("id").asString()));
      reference = link(response).group(1);
      rel = link(response).group(2);
    }

    assertThat(ids).containsExactlyElementsOf(all.stream().map(ResourceEvent::id).toList());
  }

  @Test
  void the_link_keeps_the_filters() {
    var response =
        service.get(
            EVENTS
                + "?source=parcels&subject=1&type=shop.parcel.loaded&limit=2"
                + "&from=2000-01-01T00:00:00%2B01:00&to=2100-01-01T00:00:00Z");

    assertThat(link(response).group())
        .isEqualTo(
            "</api/v1/events?source=parcels&subject=1&type=shop.parcel.loaded"
                + "&from=2000-01-01T00%3A00%3A00%2B01%3A00&to=2100-01-01T00%3A00%3A00Z"
                + "&after="
                + positionOf("parcels", "1", 3)
                + "&limit=2>; rel=\"next\"");
    assertThat(json(service.get(link(response).group(1)).body()).get(0).get("sequence").asString())
        .isEqualTo("0000000004");
  }

  @Test
  void at_the_end_the_link_names_what_will_be_published_later() {
    var filtered = service.get(EVENTS + "?source=nothing");

    assertThat(link(filtered).group(2)).isEqualTo("monitor");
    assertThat(link(filtered).group(1))
        .isEqualTo("/api/v1/events?source=nothing&after=" + all.getLast().position());
    assertThat(json(filtered.body())).isEmpty();
  }

  @Test
  void a_filter_without_a_value_filters_nothing() {
    var response = service.get(EVENTS + "?source=&subject=&type=&from=&to=&after=&limit=");

    assertThat(json(response.body())).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "limit=-1",
        "limit=ten",
        "limit=1.5",
        "limit=99999999999",
        "after=-1",
        "after=x",
        "after=9999999999999999999",
        "from=yesterday",
        "from=2026-11-23",
        "from=2026-11-23T10:15Z",
        "from=2026-11-23T10:15:30",
        "from=2026-02-30T10:15:30Z",
        "from=2026-11-23T10:15:30+01:00",
        "to=%2B999999999-01-01T00:00:00Z",
        "source=%00",
        "subject=a%0Ab",
      })
  void a_parameter_that_makes_no_sense_is_400(String parameter) {
    for (var accept : List.of(BATCH, "text/event-stream")) {
      var response = service.get(EVENTS + "?" + parameter, "Accept", accept);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(json(response.body()).get("reason").asString()).isEqualTo("INVALID_PARAMETER");
      assertThat(json(response.body()).get("detail").asString())
          .startsWith(parameter.substring(0, parameter.indexOf('=')));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                       | application/cloudevents-batch+json",
        "application/*                             | application/cloudevents-batch+json",
        "application/cloudevents-batch+json        | application/cloudevents-batch+json",
        "application/json                          | application/json",
        "text/html, application/json;q=0.9         | application/json",
        "text/html, */*;q=0.8                      | application/cloudevents-batch+json",
        "application/json, text/event-stream;q=0.1 | application/json",
      })
  void a_page_comes_in_the_type_that_is_accepted(String accept, String type) {
    var response = service.get(EVENTS + "?limit=3", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(type);
    assertThat(json(response.body())).hasSize(3);
  }

  @Test
  void who_accepts_nothing_in_particular_gets_a_batch() {
    assertThat(service.get(EVENTS).headers().firstValue("Content-Type")).contains(BATCH);
  }

  @Test
  void who_accepts_nothing_that_is_served_gets_406() {
    assertThat(service.get(EVENTS, "Accept", "text/html").statusCode()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {BATCH, "text/event-stream"})
  void a_head_says_what_a_get_would_and_ends(String accept) {
    var response = service.send("HEAD", EVENTS + "?limit=2&after=0", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains(accept);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void the_feed_cannot_be_written_to() {
    var response = service.send("DELETE", EVENTS);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).get().asString().contains("GET");
  }

  @Test
  void the_api_description_knows_both_ways_to_read_the_feed() {
    var feed = json(service.get("/v3/api-docs").body()).at("/paths/~1api~1v1~1events");

    assertThat(feed.propertyNames()).containsExactly("get", "post");
    assertThat(feed.at("/get/parameters").findValuesAsString("name"))
        .containsExactly(
            "source", "subject", "type", "from", "to", "after", "limit", "Last-Event-ID");
    assertThat(feed.at("/get/responses/200/content").propertyNames())
        .containsExactly(BATCH, "application/json", "text/event-stream");
    assertThat(feed.at("/get/responses/200/headers").propertyNames()).containsExactly("Link");
  }

  private static long positionOf(String source, String subject, long sequence) {
    return all.stream()
        .filter(event -> event.subject().source().equals(source))
        .filter(event -> event.subject().id().equals(subject) && event.sequence() == sequence)
        .findFirst()
        .orElseThrow()
        .position();
  }

  private static MatchResult link(HttpResponse<?> response) {
    var matcher = LINK.matcher(response.headers().firstValue("Link").orElseThrow());
    assertThat(matcher.matches()).isTrue();
    return matcher.toMatchResult();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
