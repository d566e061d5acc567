package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import shop.contract.ResourceEvent;
import shop.contract.Subject;
import shop.dataproduct.parcels.ParcelResource;

class RecentEventsTest {

  private static final Subject PARCEL = ParcelResource.KIND.subject("1");

  private final RecentEvents recent = new RecentEvents();

  private static List<ResourceEvent> events(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(position ->
            new ResourceEvent(
                position,
                "e" + position,
                PARCEL,
                "shop.parcel.packed",
                Instant.EPOCH,
                position,
                "{}",
                null,
                null,
                null))
        .toList();
  }

  @Test
  void in_the_beginning_nothing_is_known() {
    assertThat(recent.last()).isZero();
    assertThat(recent.after(0, 10)).isEmpty();
  }

  @Test
  void what_was_published_is_read_in_its_order() {
    recent.add(events(1, 3));
    recent.add(events(4, 5));

    assertThat(recent.after(0, 10)).isEqualTo(events(1, 5));
    assertThat(recent.after(2, 2)).isEqualTo(events(3, 4));
    assertThat(recent.last()).isEqualTo(5);
  }

  @Test
  void a_revision_is_found_as_long_as_its_event_is_remembered() {
    recent.add(events(1, 3));
    assertThat(recent.revision(PARCEL, 2)).contains(events(2, 2).getFirst());
    assertThat(recent.revision(PARCEL, 4)).isEmpty();
    assertThat(recent.revision(ParcelResource.KIND.subject("2"), 2)).isEmpty();

    recent.add(events(4, 4097));
    assertThat(recent.revision(PARCEL, 1)).as("too many").isEmpty();
    assertThat(recent.revision(PARCEL, 2)).isPresent();

    recent.add(events(5000, 5000));
    assertThat(recent.revision(PARCEL, 2)).as("behind a gap").isEmpty();
    assertThat(recent.revision(PARCEL, 5000)).isPresent();
  }

  @Test
  void at_and_behind_its_end_it_knows_nothing() {
    recent.add(events(1, 3));

    assertThat(recent.after(3, 10)).isEmpty();
    assertThat(recent.after(7, 10)).isEmpty();
  }

  @Test
  void what_came_before_it_began_only_the_table_knows() {
    recent.add(events(5, 6));

    assertThat(recent.after(3, 10)).isEmpty();
    assertThat(recent.after(4, 10)).isEqualTo(events(5, 6));
  }

  @Test
  void behind_a_gap_it_begins_anew() {
    recent.add(events(1, 3));
    recent.add(events(6, 7));

    assertThat(recent.after(2, 10)).isEmpty();
    assertThat(recent.after(5, 10)).isEqualTo(events(6, 7));
  }

  @Test
  void the_oldest_are_forgotten() {
    recent.add(events(1, 5000));

    assertThat(recent.after(1, 10)).isEmpty();
    assertThat(recent.after(903, 10)).isEmpty();
    assertThat(recent.after(904, 5000)).isEqualTo(events(905, 5000));
  }
}
