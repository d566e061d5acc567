package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CommitSignalTest {

  /** Longer than any test runs: a wait that is not woken shows as a test that times out. */
  private static final Duration NEVER = Duration.ofHours(1);

  private static final int READERS = 4;

  private final CommitSignal signal = new CommitSignal();

  @Test
  @Timeout(10)
  void a_commit_between_looking_and_waiting_is_not_missed() throws Exception {
    long seen = signal.count();
    signal.raise();

    signal.awaitBeyond(seen, NEVER);
  }

  @Test
  @Timeout(10)
  void without_a_commit_the_wait_ends_when_its_time_is_over() throws Exception {
    long seen = signal.count();
    long begin = System.nanoTime();

    signal.awaitBeyond(seen, Duration.ofMillis(20));

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(19));
    assertThat(signal.count()).isEqualTo(seen);
  }

  /** The writer goes on only when every reader has seen the commit before. */
  @Test
  @Timeout(60)
  void no_reader_ever_misses_a_wake_up() throws Exception {
    int commits = 5_000;
    var committed = new AtomicInteger();
    var seenByAll = new Phaser(READERS + 1);
    var readers =
        IntStream.range(0, READERS)
            .mapToObj(_ -> Thread.startVirtualThread(() -> read(committed, commits, seenByAll)))
            .toList();

    for (int n = 1; n <= commits; n++) {
      committed.set(n);
      signal.raise();
      seenByAll.awaitAdvanceInterruptibly(seenByAll.arrive(), 10, TimeUnit.SECONDS);
    }

    for (var reader : readers) {
      assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  private void read(AtomicInteger committed, int until, Phaser seenByAll) {
    try {
      for (int last = 0; last < until; ) {
        long seen = signal.count();
        int now = committed.get();
        if (now == last) {
          signal.awaitBeyond(seen, NEVER);
        } else {
          last = now;
          seenByAll.arrive();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
