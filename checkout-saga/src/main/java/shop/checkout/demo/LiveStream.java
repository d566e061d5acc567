package shop.checkout.demo;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Listens to the service while the story is played. */
final class LiveStream {

  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<Told> arrived = new LinkedBlockingQueue<>();
  private long position;

  /** Listens from after a position on, until the client is closed. */
  LiveStream(Client client, long after) {
    position = after;
    var lines = client.listen(Client.EVENTS + "?after=" + after);
    Thread.ofVirtual().name("live-stream").start(() -> read(lines));
  }

  /** Server-sent events; those of this service have an id and one line of data each. */
  private void read(Stream<String> lines) {
    long id = 0;
    try {
      for (var line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("id: ")) {
          id = Long.parseLong(line.substring("id: ".length()));
        } else if (line.startsWith("data: ")) {
          arrived.add(new Told(id, Client.parse(line.substring("data: ".length()))));
        }
      }
    } catch (UncheckedIOException e) {
      // The story is over, or the stream has ended too early, which who waits for it will notice.
    }
  }

  /**
   * What has come since the last call, up to a position of the log.
   *
   * @throws Differs when the stream does not come that far
   */
  List<Told> until(long end) {
    var told = new ArrayList<Told>();
    while (position < end) {
      var next = next();
      Differs.unless("the next position on the stream", position + 1, next.position());
      position = next.position();
      told.add(next);
    }
    return told;
  }

  private Told next() {
    try {
      var next = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new Differs("the live stream is silent after position " + position);
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Differs("interrupted");
    }
  }
}
