package shop.dataproduct.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.dataproduct.letters.Letters;
import shop.dataproduct.log.AppendableLog;
import shop.dataproduct.masking.Pseudonyms;

/** Every position of the log is in the store once, whatever becomes of the store. */
class ExactlyOnceTest {

  private static final String COUNTED =
      "select count(*), count(distinct log_position), max(log_position) from events";

  private final Letters letters = new Letters(1);
  private final Path temporary;
  private final Path directory;
  @AutoClose private AppendableLog log;

  ExactlyOnceTest(@TempDir Path temporary) {
    this.temporary = temporary;
    directory = temporary.resolve("analytics");
    log = AppendableLog.in(temporary);
  }

  private static void hasAll(Store store, long head) throws SQLException {
    var all = Long.toString(head);
    assertThat(store.caughtUp().ask(COUNTED)).containsExactly(List.of(all, all, all));
  }

  @Test
  void it_goes_on_after_every_restart_where_its_base_ends() throws Exception {
    long head = 0;
    for (int start = 0; start < 4; start++) {
      log.append(letters.write(300));
      try (var store = new Store(directory, log.log())) {
        log.append(letters.write(200));
        head += 500;
        hasAll(store, head);
        if (start == 1) {
          store.rebuilt();
          hasAll(store, head);
        }
      }
    }
    assertThat(isOnlyBase(1000)).isTrue();
  }

  @Test
  void it_grows_a_new_base_from_the_old_one() throws Exception {
    log.append(letters.write(20_500));
    try (var store = new Store(directory, log.log())) {
      await().atMost(Duration.ofSeconds(60)).until(() -> isOnlyBase(20_500));
      hasAll(store, 20_500);
      log.append(letters.write(20_500));
      await().atMost(Duration.ofSeconds(60)).until(() -> isOnlyBase(41_000));
      hasAll(store, 41_000);
    }
  }

  @Test
  void a_rebuild_takes_its_place_unnoticed_while_the_log_grows() throws Exception {
    log.append(letters.write(3_000));
    try (var store = new Store(directory, log.log()).caughtUp()) {
      var written = new AtomicBoolean();
      var writer =
          CompletableFuture.runAsync(() -> {
            while (!written.get()) {
              log.append(letters.write(50));
            }
          });
      store.rebuilding.want();
      long seen = 0;
      while (store.rebuilding.isPending()) {
        var row = store.ask(COUNTED).getFirst();
        assertThat(row.get(1)).isEqualTo(row.get(0));
        assertThat(row.get(2)).isEqualTo(row.get(0));
        assertThat(Long.parseLong(row.get(0))).isGreaterThanOrEqualTo(seen);
        seen = Long.parseLong(row.get(0));
      }
      written.set(true);
      writer.join();
      hasAll(store, log.log().head());
      assertThat(seen).isGreaterThan(3_000);
    }
  }

  @Test
  void a_base_that_is_broken_or_of_something_else_is_made_anew() throws Exception {
    log.append(letters.write(500));
    try (var store = new Store(directory, log.log())) {
      store.caughtUp().rebuilt();
    }
    try (var store = new Store(directory, log.log(), new Pseudonyms(new byte[] {9}))) {
      assertThat(store.caughtUp().ask("select count(*) from base.log").getFirst().getFirst())
          .isEqualTo("0");
      store.rebuilt();
      hasAll(store, 500);
    }
    Files.writeString(bases().getFirst(), "no database");
    Files.writeString(directory.resolve("half.part"), "half of one");
    try (var store = new Store(directory, log.log())) {
      hasAll(store, 500);
      store.rebuilt();
    }
    log.sql().execute("update public_log set id = 'another' where position = 1");
    log.close();
    log = AppendableLog.in(temporary);
    try (var store = new Store(directory, log.log())) {
      hasAll(store, 500);
      assertThat(store.ask("select id from events where log_position = 1"))
          .containsExactly(List.of("another"));
    }
    assertThat(directory.resolve("half.part")).doesNotExist();
  }

  private boolean isOnlyBase(long position) throws IOException {
    return bases().size() == 1 && bases().toString().contains("0" + position + "-");
  }

  private List<Path> bases() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith("base-")).toList();
    }
  }
}
