package shop.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.contract.Answer;
import shop.contract.LogQuery;
import shop.contract.Precondition;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;
import shop.contract.Subject;

/** Things: each change of one is a row, and a log of them that is never late. */
@Component
class Things implements ResourceLog {

  /**
   * Changes a thing, which comes into being with its first change unless a precondition is given.
   */
  record Change(String thing, Precondition precondition) {}

  /** How many commands to contended things will meet a lock. */
  final AtomicInteger locked = new AtomicInteger();

  private final JdbcClient jdbc;

  Things(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Answer handle(CommandMessage<?> message) {
    var change = (Change) message.getPayload();
    var revision = revision(change.thing());
    if (change.thing().startsWith("contended") && locked.getAndDecrement() > 0) {
      throw new CannotAcquireLockException("others hold the lock");
    }
    if (change.thing().equals("nowhere")) {
      throw new AggregateNotFoundException("thing:nowhere", "no such stream");
    }
    if (change.thing().startsWith("refused")) {
      return new Answer.Refused("THING_REFUSED", "this thing is refused");
    }
    if (revision > 0 && !change.precondition().admits(revision)) {
      return new Answer.Stale(revision);
    }
    jdbc.sql("insert into effect (thing, traceparent) values (?, ?)")
        .params(change.thing(), message.getMetaData().get(Traceparent.NAME))
        .update();
    if (change.thing().startsWith("failing")) {
      throw new IllegalStateException("after the effect");
    }
    return new Answer.Done(revision + 1, change.thing());
  }

  /** How many changes there have been of all things whose name begins so. */
  long effects(String prefix) {
    return jdbc.sql("select count(*) from effect where thing like ?")
        .param(prefix + "%")
        .query(Long.class)
        .single();
  }

  String traceparent(String thing) {
    return jdbc.sql("select traceparent from effect where thing = ?")
        .param(thing)
        .query(String.class)
        .single();
  }

  private long revision(String thing) {
    return jdbc.sql("select count(*) from effect where thing = ?")
        .param(thing)
        .query(Long.class)
        .single();
  }

  @Override
  public Optional<ResourceEvent> latest(Subject subject) {
    return revision(subject, revision(subject.id()));
  }

  @Override
  public Optional<ResourceEvent> revision(Subject subject, long revision) {
    return revision == 0 || revision > revision(subject.id())
        ? Optional.empty()
        : Optional.of(event(subject, revision));
  }

  @Override
  public Optional<ResourceEvent> at(Subject subject, Instant time) {
    return latest(subject).filter(event -> !event.time().isAfter(time));
  }

  @Override
  public Optional<ResourceEvent> await(Subject subject, long revision, Duration atMost) {
    return revision(subject, revision);
  }

  @Override
  public Optional<ResourceEvent> await(
      Subject subject, Predicate<ResourceEvent> condition, Duration atMost) {
    return latest(subject);
  }

  @Override
  public Optional<ResourceEvent> event(String source, String id) {
    return Optional.empty();
  }

  @Override
  public List<ResourceEvent> read(LogQuery query) {
    return List.of();
  }

  @Override
  public Stream<ResourceEvent> stream(long position) {
    return Stream.empty();
  }

  @Override
  public long head() {
    return 0;
  }

  @Override
  public List<ResourceEvent> next(long position, int limit, Duration atMost) {
    return List.of();
  }

  private static ResourceEvent event(Subject subject, long revision) {
    var data = "{\"id\":\"%s\",\"revision\":%d}".formatted(subject.id(), revision);
    return new ResourceEvent(
        revision,
        subject.id() + "." + revision,
        subject,
        "shop.thing.changed",
        Instant.EPOCH,
        revision,
        data,
        null,
        null,
        null);
  }
}
