package shop.dataproduct.letters;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.contract.Fold;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.ResourceKind;
import shop.contract.Subject;
import shop.dataproduct.letters.LetterResource.Mark;
import shop.dataproduct.letters.LetterResource.Seal;
import shop.dataproduct.letters.LetterResource.Stamp;
import shop.dataproduct.log.ResourceKinds;

/** Tells of letters and mailboxes, and of what another producer measures; the same for a seed. */
public final class Letters {

  /** In the name of everybody, and nowhere else. */
  public static final String PERSON = "somebody";

  /** In everything that is hidden, and nowhere else. */
  public static final String ARMS = "lion-rampant";

  private static final Instant BEGINNING = Instant.parse("2026-03-01T10:00:00Z");

  private final Random random;
  private final Map<Subject, Long> sequences = new HashMap<>();
  private long position;

  public Letters(long seed) {
    this.random = new Random(seed);
  }

  /** Goes on where a log has ended. */
  public Letters after(List<ResourceEvent> log) {
    for (var event : log) {
      sequences.put(event.subject(), event.sequence());
      position = event.position();
    }
    return this;
  }

  public static ResourceKinds kinds() {
    return new ResourceKinds(
        List.of(new KindOnly<>(LetterResource.KIND), new KindOnly<>(MailboxResource.KIND)));
  }

  /** A kind of resource of which nothing inside tells. */
  private record KindOnly<R>(ResourceKind<R> kind) implements Fold<Object, R> {

    @Override
    public List<Class<?>> events() {
      return List.of();
    }

    @Override
    public Optional<String> subject(Object event) {
      return Optional.empty();
    }

    @Override
    public String type(Object event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public R next(@Nullable R before, Object event, Instant time) {
      throw new UnsupportedOperationException();
    }
  }

  /** The next events. */
  public List<ResourceEvent> write(int events) {
    return IntStream.range(0, events).mapToObj(_ -> write()).toList();
  }

  private ResourceEvent write() {
    int subject = random.nextInt(200);
    // Clocks differ: a later revision can bear an earlier time.
    var time = BEGINNING.plus(position * 1000 + random.nextInt(5000), ChronoUnit.MILLIS);
    return switch (random.nextInt(3)) {
      case 0 -> event(LetterResource.KIND.subject("l" + subject), time, letter(subject, time));
      case 1 -> event(MailboxResource.KIND.subject(person(subject).name()), time, mailbox(subject));
      default -> event(new Subject("scales", "s" + subject), time, Map.of("grams", subject));
    };
  }

  private ResourceEvent event(Subject subject, Instant time, Object resource) {
    return new ResourceEvent(
        ++position,
        new UUID(random.nextLong(), position).toString(),
        subject,
        "shop.letter.moved",
        time,
        sequences.merge(subject, 1L, Long::sum),
        ResourceJson.write(resource),
        null,
        null,
        null);
  }

  private LetterResource letter(int number, Instant time) {
    return new LetterResource(
        "l" + number,
        person(random.nextInt(50)),
        some().mapToObj(Letters::person).toList(),
        random.nextBoolean() ? null : new Seal("red \"wax\"", ARMS + number),
        some().mapToObj(value -> stamp(value, time)).toList(),
        random.nextLong(1L << 40),
        time);
  }

  private Stamp stamp(int value, Instant time) {
    return new Stamp(
        value, person(value), some().mapToObj(town -> new Mark("town " + town, time)).toList());
  }

  private MailboxResource mailbox(int owner) {
    var letters = new ArrayList<String>();
    some().forEach(letter -> letters.add("l" + letter));
    return new MailboxResource(person(owner), letters);
  }

  private IntStream some() {
    return random.ints(random.nextInt(3), 0, 50);
  }

  private static Person person(int number) {
    return new Person(PERSON + number);
  }
}
