package shop.dataproduct.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
 * What is past comes through the log's filters; the end of the log is followed closely, in memory,
 * so that a hundred streams do not ask the database a hundred times.
 */
final class EventStream {

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  /** A comment, which clients skip. */
  private static final String KEEP_ALIVE = ": keep-alive\n\n";

  /** Events that are followed closely at once; a stream that is further behind reads pages. */
  private static final int CLOSELY = 1000;

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
      write(page.events());
      next = next.from(page.full() ? page.end() : live(next.from(page.end())));
    }
  }

  /** Follows the end of the log, and returns where it was when the log had run away. */
  private long live(LogQuery query) throws IOException {
    long position = query.after();
    while (!stopped.getAsBoolean()) {
      var news = log.next(position, CLOSELY, untilKeepAlive());
      if (!news.isEmpty()) {
        write(news.stream().filter(query::admits).toList());
        position = news.getLast().position();
      }
      if (news.size() == CLOSELY) {
        break;
      }
    }
    return position;
  }

  /** Filters may let nothing through for long, so silence is counted apart from the waiting. */
  private Duration untilKeepAlive() throws IOException {
    long left = keepAlive - (System.nanoTime() - silentSince);
    if (left <= 0) {
      write(KEEP_ALIVE);
    }
    return Duration.ofNanos(left <= 0 ? keepAlive : left);
  }

  private void write(List<ResourceEvent> events) throws IOException {
    if (!events.isEmpty()) {
      write(events.stream().map(this::message).collect(Collectors.joining()));
    }
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
