package shop.checkout.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The story on the terminal: who asked for what, how it was answered, and what the log told. */
final class Timeline {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final PrintStream out;

  Timeline(PrintStream out) {
    this.out = out;
  }

  void scene(String title) {
    out.printf("%n%s%n", title);
  }

  void remark(String text) {
    out.printf("              => %s%n", text);
  }

  /**
   * A request and its answer.
   *
   * @param time when it was sent, or answered
   */
  void request(Instant time, String who, Answer answer) {
    var words =
        answer.header("Location").isEmpty() || answer.status() == 201
            ? Words.of(answer.body())
            : "see " + answer.header("Location");
    out.printf(
        "%s  %-5s %-49s %d  %s%n",
        TIME.format(time), who, answer.request(), answer.status(), words);
  }

  /** An event at its own time, which is the service's. */
  void event(Told told) {
    var event = told.event();
    out.printf(
        "%s  %5s %-31s %-17s %s%n",
        TIME.format(Instant.parse(event.path("time").asString())),
        "#" + told.position(),
        event.path("type").asString(),
        event.path("subject").asString(),
        Words.of(event.path("data")));
  }
}
