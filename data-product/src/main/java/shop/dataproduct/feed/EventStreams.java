package shop.dataproduct.feed;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import shop.contract.LogQuery;
import shop.contract.ResourceLog;

/** The live streams of this node: each has a virtual thread of its own until its client leaves. */
@Component
final class EventStreams implements SmartLifecycle {

  private static final long NO_TIMEOUT = 0;

  private final ResourceLog log;
  private final CloudEvents cloudEvents;
  private final Duration keepAlive;
  private volatile boolean stopped;

  /**
   * No stream yet.
   *
   * @param keepAlive the longest silence on a stream, after which a client that left is noticed
   */
  EventStreams(
      ResourceLog log,
      CloudEvents cloudEvents,
      @Value("${shop.feed.keep-alive:15s}") Duration keepAlive) {
    this.log = log;
    this.cloudEvents = cloudEvents;
    this.keepAlive = keepAlive;
  }

  /** Begins to send what the log has to answer, now and in future. */
  ResponseBodyEmitter open(LogQuery query) {
    var out = new ResponseBodyEmitter(NO_TIMEOUT);
    var stream = new EventStream(log, cloudEvents, out, keepAlive, () -> stopped);
    Thread.ofVirtual().name("event-stream").start(() -> stream.send(query));
    return out;
  }

  @Override
  public void start() {
    stopped = false;
  }

  /** Streams end when they look next, which is at once, because the log then ends their waits. */
  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean isRunning() {
    return !stopped;
  }
}
