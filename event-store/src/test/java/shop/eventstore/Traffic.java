package shop.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Writers as bad as they come: their clocks are up to 90 seconds apart, some transactions take as
 * long as twenty others, and some are rolled back after they have written.
 */
final class Traffic {

  static final int WRITERS = 8;
  static final int EVENTS_PER_WRITER = 2_500;
  private static final int SUBJECTS_PER_WRITER = 5;

  private final StoreOnDisk disk;
  private final List<TailingEventStore> nodes;
  private final CommitSignal commits = new CommitSignal();

  /** A few may be slow at a time, or nobody would be left to be slower than. */
  private final Semaphore slow = new Semaphore(3);

  Traffic(StoreOnDisk disk, List<TailingEventStore> nodes) {
    this.disk = disk;
    this.nodes = nodes;
  }

  /** Ends when as many events are committed as was promised, at least. */
  void write(int writer) {
    var random = new Random(writer);
    var node = nodes.get(writer % nodes.size());
    var clockError = Duration.ofSeconds(random.nextInt(-90, 91));
    long[] versions = new long[SUBJECTS_PER_WRITER];
    for (int written = 0; written < EVENTS_PER_WRITER; ) {
      int n = random.nextInt(SUBJECTS_PER_WRITER);
      var time = GenericEventMessage.clock.instant().plus(clockError);
      var events = events(writer + "-" + n, versions[n], 1 + random.nextInt(4), time);
      if (transaction(node, events, random.nextInt(100))) {
        versions[n] += events.size();
        written += events.size();
      }
    }
  }

  private static List<GenericDomainEventMessage<?>> events(
      String subject, long version, int count, Instant time) {
    return IntStream.range(0, count)
        .<GenericDomainEventMessage<?>>mapToObj(n ->
            new GenericDomainEventMessage<>(
                "subject",
                subject,
                version + n,
                new StoreOnDisk.Happening.Happened(n),
                Map.of(),
                subject + ":" + (version + n),
                time))
        .toList();
  }

  /** Whether it was committed. */
  private boolean transaction(
      TailingEventStore node, List<GenericDomainEventMessage<?>> events, int fate) {
    var work = disk.begin();
    node.publish(events);
    if (fate < 3) {
      work.onPrepareCommit(_ -> takeLong());
    }
    if (fate % 10 == 0) {
      work.onPrepareCommit(_ -> {
        throw new GivenUp();
      });
    }
    try {
      work.commit();
      commits.raise();
      return true;
    } catch (GivenUp e) {
      return false;
    }
  }

  private void takeLong() {
    if (slow.tryAcquire()) {
      try {
        for (int others = 0; others < 20; others++) {
          commits.awaitBeyond(commits.count(), Duration.ofMillis(50));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        slow.release();
      }
    }
  }

  private static final class GivenUp extends RuntimeException {}
}
