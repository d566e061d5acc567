package shop.dataproduct.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import shop.contract.ResourceLog;
import shop.http.Problem;
import shop.http.Responds;

/**
 * The log over HTTP, page by page or as a live stream.
 *
 * <p>A page links to where its reader goes on: to the {@code next} page while there may be one, and
 * at the end of the log to where to ask again later ({@code monitor}, RFC 5989). Following {@code
 * next} therefore ends, and asking what {@code monitor} names neither loses nor repeats an event.
 */
@RestController
@RequestMapping(FeedParameters.PATH)
class FeedController {

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final ResourceLog log;
  private final CloudEvents cloudEvents;
  private final EventStreams streams;

  FeedController(ResourceLog log, CloudEvents cloudEvents, EventStreams streams) {
    this.log = log;
    this.cloudEvents = cloudEvents;
    this.streams = streams;
  }

  @FeedOperation
  @Responds(200)
  @GetMapping(produces = {FeedOperation.BATCH, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<byte[]> page(@Parameter(hidden = true) FeedParameters parameters) {
    var page = Page.read(log, parameters.query());
    return ResponseEntity.ok()
        .header(
            HttpHeaders.LINK,
            "<%s>; rel=\"%s\""
                .formatted(parameters.from(page.end()), page.full() ? "next" : "monitor"))
        .cacheControl(CacheControl.noCache())
        .body(cloudEvents.batch(page.events()));
  }

  /**
   * The events from where the client was, or from now on, for as long as it listens.
   *
   * @throws Problem INVALID_PARAMETER when {@code Last-Event-ID} is no position of the log
   */
  @Operation(hidden = true)
  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<ResponseBodyEmitter> stream(
      HttpMethod method,
      FeedParameters parameters,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
    var query = parameters.query().from(begin(parameters, lastEventId));
    var answer =
        ResponseEntity.ok()
            .contentType(MediaType.TEXT_EVENT_STREAM)
            .cacheControl(CacheControl.noStore());
    // Nobody would ever read the stream of a HEAD, nor end it.
    return method.equals(HttpMethod.HEAD) ? answer.build() : answer.body(streams.open(query));
  }

  private long begin(FeedParameters parameters, @Nullable String lastEventId) {
    if (lastEventId != null) {
      return FeedParameters.position(LAST_EVENT_ID, lastEventId);
    }
    return parameters.after() == null ? log.head() : parameters.query().after();
  }
}
