package shop.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import shop.contract.Answer;
import shop.contract.ResourceEvent;
import shop.contract.ResourceKind;
import shop.contract.ResourceLog;

/**
 * Serves resources from the public log: what HTTP shows is the data of an event, never a re-read of
 * some current state. Spring answers {@code If-None-Match} from the entity tag set here.
 */
@Component
public final class Resources {

  /** Publication takes milliseconds; after this long something is broken and the client is told. */
  private static final Duration PUBLICATION = Duration.ofSeconds(10);

  private final ResourceLog log;

  Resources(ResourceLog log) {
    this.log = log;
  }

  /**
   * The resource as it stands, or as it was at a time.
   *
   * @throws Problem NOT_FOUND when it had not been told of by then
   */
  public ResponseEntity<String> get(ResourceKind<?> kind, Object id, @Nullable Moment at) {
    return respond(HttpStatus.OK, event(kind, id, at));
  }

  /**
   * The resource as it was at a revision.
   *
   * @throws Problem NOT_FOUND when it has no such revision
   */
  public ResponseEntity<String> get(ResourceKind<?> kind, Object id, long revision) {
    return respond(
        HttpStatus.OK,
        log.revision(kind.subject(id), revision)
            .orElseThrow(() -> notFound(kind.path(id, revision))));
  }

  /**
   * The event that tells a resource as it stands, or as it was at a time.
   *
   * @throws Problem NOT_FOUND when it had not been told of by then
   */
  public ResourceEvent event(ResourceKind<?> kind, Object id, @Nullable Moment at) {
    return at == null
        ? latest(kind, id)
        : log.at(kind.subject(id), at.instant())
            .orElseThrow(() -> notFound(kind.path(id) + " at " + at));
  }

  /**
   * The newest event of a resource.
   *
   * @throws Problem NOT_FOUND when it was never told of
   */
  public ResourceEvent latest(ResourceKind<?> kind, Object id) {
    return log.latest(kind.subject(id)).orElseThrow(() -> notFound(kind.path(id)));
  }

  /**
   * The event that tells a write, awaited so that nobody reads a stale resource after an
   * acknowledged write.
   *
   * @throws Problem UNAVAILABLE when publication lags; the write itself is durable
   */
  public ResourceEvent written(ResourceKind<?> kind, Object id, Answer.Done done) {
    return log.await(kind.subject(id), done.revision(), PUBLICATION)
        .orElseThrow(() ->
            Problem.of(
                ProblemType.UNAVAILABLE,
                "the change is stored but not yet published; read it later at "
                    + kind.path(id, done.revision())));
  }

  /** 200 with the resource as the write left it. */
  public ResponseEntity<String> ok(ResourceKind<?> kind, Object id, Answer.Done done) {
    return respond(HttpStatus.OK, written(kind, id, done));
  }

  /** 201 with the resource as the write left it, and the place of what it brought into being. */
  public ResponseEntity<String> created(
      ResourceKind<?> kind, Object id, Answer.Done done, String location) {
    var event = written(kind, id, done);
    return withHeaders(ResponseEntity.created(URI.create(location)), event).body(event.data());
  }

  /** 204 with the entity tag that the write left. */
  public ResponseEntity<Void> noContent(ResourceKind<?> kind, Object id, Answer.Done done) {
    return ResponseEntity.noContent()
        .eTag(IfMatch.etag(written(kind, id, done).sequence()))
        .build();
  }

  /** The resource that an event tells. */
  public ResponseEntity<String> respond(HttpStatusCode status, ResourceEvent event) {
    return withHeaders(ResponseEntity.status(status), event).body(event.data());
  }

  private static ResponseEntity.BodyBuilder withHeaders(
      ResponseEntity.BodyBuilder response, ResourceEvent event) {
    return response
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(IfMatch.etag(event.sequence()))
        .cacheControl(CacheControl.noCache());
  }

  private static Problem notFound(String path) {
    return Problem.of(ProblemType.NOT_FOUND, "there is no " + path);
  }
}
