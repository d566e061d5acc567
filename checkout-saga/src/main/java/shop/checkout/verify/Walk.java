package shop.checkout.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * One walk along the whole log, which promises that positions and every resource's sequence count
 * from 1 without a gap, and that the data of an event is, byte for byte, what is read where its
 * {@code dataref} points.
 */
final class Walk {

  private static final String BEGINNING = "/api/v1/events?after=0&limit=1000";

  /** Requests at a time. */
  private static final int ABREAST = 16;

  private final Outside service;
  private final Consumer<String> report;
  private final Map<String, Long> sequences = new HashMap<>();
  private long events;
  private long mismatches;

  /**
   * A walk that has not begun.
   *
   * @param report is told every mismatch
   */
  Walk(Outside service, Consumer<String> report) {
    this.service = service;
    this.report = report;
  }

  long events() {
    return events;
  }

  long mismatches() {
    return mismatches;
  }

  /**
   * Walks to what is the end when it gets there.
   *
   * @throws IOException when the log itself cannot be read
   */
  void toTheEnd() throws IOException, InterruptedException {
    long position = 0;
    for (var page = page(BEGINNING); ; page = page(page.next())) {
      check(page, position);
      position = page.end();
      if (!page.full()) {
        return;
      }
    }
  }

  private LogPage page(String reference) throws IOException, InterruptedException {
    return LogPage.of(service.get(reference));
  }

  private void check(LogPage page, long after) {
    long positions = page.end() - after;
    if (positions != page.events().size()) {
      mismatch(
          "%d events at the %d positions after %d"
              .formatted(page.events().size(), positions, after));
    }
    page.events().forEach(this::checkSequence);
    checkData(page.events());
    events += page.events().size();
  }

  private void checkSequence(ToldEvent event) {
    long expected = sequences.merge(event.resource(), 1L, Long::sum);
    if (!event.attribute("sequence").matches("0*" + expected)) {
      mismatch(
          "%s: sequence %s after %d events"
              .formatted(event.resource(), event.attribute("sequence"), expected - 1));
    }
  }

  private void checkData(List<ToldEvent> page) {
    page.stream()
        .gather(Gatherers.mapConcurrent(ABREAST, this::fault))
        .flatMap(Optional::stream)
        .forEach(this::mismatch);
  }

  /** What is wrong with the place where an event says that its data is read. */
  private Optional<String> fault(ToldEvent event) {
    var place = event.attribute("dataref");
    var name = event.resource() + " " + event.attribute("sequence");
    try {
      var answer = service.get(place);
      if (answer.statusCode() != 200) {
        return Optional.of("%s: %s answers %d".formatted(name, place, answer.statusCode()));
      }
      return event.data().equals(ByteBuffer.wrap(answer.body()))
          ? Optional.empty()
          : Optional.of("%s: %s is not its data".formatted(name, place));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("%s: %s cannot be read: %s".formatted(name, place, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(name + " was not checked");
    }
  }

  private void mismatch(String what) {
    mismatches++;
    report.accept(what);
  }
}
