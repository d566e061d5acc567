package shop.dataproduct.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;

/**
 * One live stream (server-sent events, WHATWG HTML, section 9.2). It holds one page at a time and
 * reads the next when the client's connection has taken this one, so a slow reader costs no memory.
 */
final class EventStream {

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  /** A comment, which clients skip. */
  private static final String KEEP_ALIVE = ": keep-alive\n\n";

  private static final MediaType UTF_8 =
      new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final ResourceLog log;
  private final CloudEvents cloudEvents;
  private final ResponseBodyEmitter out;
  private final long keepAlive;
  private final BooleanSupplier stopped;
  private long silentSince;

  EventStream(
      ResourceLog log,
      CloudEvents cloudEvents,
      ResponseBodyEmitter out,
      Duration keepAlive,
      BooleanSupplier stopped) {
    this.log = log;
    this.cloudEvents = cloudEvents;
    this.out = out;
    this.keepAlive = keepAlive.toNanos();
    this.stopped = stopped;
  }

  /**
   * Sends until the client leaves or the service stops; a client resumes from the last id it saw.
   */
  void send(LogQuery query) {
    try {
      // The first write sends the headers.
      write(KEEP_ALIVE);
      follow(query);
      out.complete();
    } catch (IOException e) {
      // The server noticed it with this write and ends the answer by itself.
      LOG.debug("a client has left", e);
    } catch (RuntimeException e) {
      LOG.warn("a stream ends early", e);
      out.complete();
    }
  }

  private void follow(LogQuery query) throws IOException {
    var next = query;
    while (!stopped.getAsBoolean()) {
      var page = Page.read(log, next);
      if (!page.events().isEmpty()) {
        write(page.events().stream().map(this::message).collect(Collectors.joining()));
      }
      next = next.from(page.end());
      if (!page.full()) {
        pause(page.end());
      }
    }
  }

  /** Filters may let nothing through for long, so silence is counted apart from the waiting. */
  private void pause(long position) throws IOException {
    long left = keepAlive - (System.nanoTime() - silentSince);
    if (left <= 0) {
      write(KEEP_ALIVE);
    }
    log.awaitAfter(position, Duration.ofNanos(left <= 0 ? keepAlive : left));
  }

  private String message(ResourceEvent event) {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(
            event.position(),
            event.type(),
            new String(cloudEvents.json(event), StandardCharsets.UTF_8));
  }

  private void write(String text) throws IOException {
    out.send(text, UTF_8);
    silentSince = System.nanoTime();
  }
}
