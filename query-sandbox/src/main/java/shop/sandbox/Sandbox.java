package shop.sandbox;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import shop.sandbox.child.Main;

/**
 * Where strangers' statements are answered: a few children, each for one statement at a time. A
 * child that behaved well is asked again; one that had to be stopped, or took too much, is
 * replaced.
 */
public final class Sandbox implements AutoCloseable {

  /** Short, because whoever waits holds a request; long enough for a well-behaved statement. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Limits limits;
  private final List<Seat> seats;
  private final BlockingQueue<Seat> free;

  /** Begins to start the children. */
  public Sandbox(Limits limits) {
    this(limits, Main.class);
  }

  /** With children that are not as well guarded, to see what the second wall is worth. */
  Sandbox(Limits limits, Class<?> main) {
    var command = Launch.of(main, limits);
    this.limits = limits;
    this.seats = IntStream.range(0, limits.children()).mapToObj(_ -> new Seat(command)).toList();
    this.free = new ArrayBlockingQueue<>(limits.children(), true, seats);
  }

  /**
   * Asks a child.
   *
   * @throws UncheckedIOException when no child can be started
   * @throws InterruptedException while it waits; the child is replaced
   */
  public Reply ask(Question question) throws InterruptedException {
    var seat = free.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (seat == null) {
      return new Reply.Refused(
          Reason.BUSY, "%d others are being answered".formatted(limits.children()));
    }
    try {
      var reply = seat.child().ask(question, limits.deadline());
      if (reply instanceof Reply.Refused refused && !refused.reason().wellBehaved()) {
        seat.replace();
      }
      return reply;
    } finally {
      free.add(seat);
    }
  }

  /** Ends the children. Whoever is being answered is told that the child has ended. */
  @Override
  public void close() {
    seats.forEach(Seat::close);
  }
}
