package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class StoredTypesSerializerTest {

  record Place(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Place {}
  }

  sealed interface Trip {

    @Revision("2")
    record TripBooked(Place to, List<Place> via, Instant at, Duration takes, long price)
        implements Trip {}
  }

  record Unlisted(String value) {}

  /** State as sagas have it: private, without accessors, beside what is no state. */
  static class Journey {
    @JsonIgnore private String service = "injected";
    private transient String passing = "initial";
    private Trip.TripBooked trip;
    private List<Place> seen = new ArrayList<>();
    private Map<Place, Integer> nights = new LinkedHashMap<>();
  }

  private final StoredTypesSerializer serializer =
      new StoredTypesSerializer(
          StoredTypes.of(
              Set.of(Trip.class),
              Set.of(
                  Journey.class,
                  MetaData.class,
                  GlobalSequenceTrackingToken.class,
                  ConfigToken.class)));

  private static final Trip.TripBooked BOOKED =
      new Trip.TripBooked(
          new Place("Süd 🌍"),
          List.of(new Place("a"), new Place("b")),
          Instant.parse("2026-11-23T12:00:00.123456789Z"),
          Duration.ofMinutes(90),
          9_007_199_254_740_993L);

  @Test
  void an_event_is_stored_as_json_under_its_name_and_revision() {
    var stored = serializer.serialize(BOOKED, String.class);

    assertThat(stored.getType().getName()).isEqualTo("shop.eventstore.TripBooked");
    assertThat(stored.getType().getRevision()).isEqualTo("2");
    assertThat(stored.getData())
        .isEqualTo(
            """
            {"to":"Süd 🌍","via":["a","b"],"at":"2026-11-23T12:00:00.123456789Z",\
            "takes":"PT1H30M","price":9007199254740993}\
            """);
  }

  @Test
  void an_event_comes_back_as_it_was() {
    assertThat(throughBytes(BOOKED)).isEqualTo(BOOKED);
  }

  @Test
  void metadata_comes_back_as_it_was() {
    var metadata = MetaData.with("causationid", "e1").and("traceparent", "00-1-2-01");

    assertThat(throughBytes(metadata)).isEqualTo(metadata);
    assertThat(throughBytes(MetaData.emptyInstance())).isEqualTo(MetaData.emptyInstance());
  }

  @Test
  void a_token_comes_back() {
    var token = new GlobalSequenceTrackingToken(7);

    assertThat(throughBytes(token)).isEqualTo(token);
  }

  @Test
  void the_identity_of_a_token_store_comes_back() {
    var config = new ConfigToken(Map.of("id", "store-1"));

    assertThat(throughBytes(config)).isEqualTo(config);
  }

  @Test
  void private_state_comes_back_and_what_is_no_state_is_left_out() {
    var journey = new Journey();
    journey.service = "in use";
    journey.passing = "changed";
    journey.trip = BOOKED;
    journey.seen.add(new Place("a"));
    journey.nights.put(new Place("b"), 2);

    var back = throughBytes(journey);

    assertThat(back.trip).isEqualTo(BOOKED);
    assertThat(back.seen).containsExactly(new Place("a"));
    assertThat(back.nights).containsExactly(Map.entry(new Place("b"), 2));
    assertThat(back.service).isEqualTo("injected");
    assertThat(back.passing).isEqualTo("initial");
  }

  @Test
  void nothing_is_stored_as_nothing() {
    var stored = serializer.serialize(null, byte[].class);

    assertThat(serializer.<byte[], Object>deserialize(stored)).isNull();
  }

  @Test
  void a_row_that_names_any_other_class_is_refused() {
    var row =
        new SimpleSerializedObject<>(
            "{\"value\":\"x\"}", String.class, Unlisted.class.getName(), null);

    assertThatIllegalStateException()
        .isThrownBy(() -> serializer.deserialize(row))
        .withMessageContaining(Unlisted.class.getName());
  }

  @Test
  void what_could_not_be_read_back_is_not_written() {
    assertThatIllegalStateException()
        .isThrownBy(() -> serializer.serialize(new Unlisted("x"), byte[].class))
        .withMessageContaining("shop.eventstore.Unlisted");
  }

  private <T> T throughBytes(T value) {
    return serializer.deserialize(serializer.serialize(value, byte[].class));
  }
}
