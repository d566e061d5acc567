package shop.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.sandbox.child.UnguardedMain;

/**
 * Everything in {@link Attack} is refused, or contained; and when the allow list is not there, what
 * is left of it is contained all the same.
 */
class AttackTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  private Shelf shelf;
  private byte[] base;

  @BeforeEach
  void fill() throws Exception {
    shelf = Shelf.in(directory);
    base = Files.readAllBytes(shelf.base());
  }

  private static Limits limits(Duration deadline) {
    return new Limits(1, 512L << 20, deadline, 1000, 1 << 20);
  }

  @Test
  void attacks_are_refused() throws Exception {
    var refusals = new SoftAssertions();
    try (var sandbox = new Sandbox(limits(Duration.ofSeconds(3)))) {
      for (var attack : Attack.all().toList()) {
        var reply = sandbox.ask(shelf.json(attack.at(shelf).sql()));
        refusals
            .assertThat(reply)
            .as(attack.toString())
            .isInstanceOfSatisfying(
                Reply.Refused.class,
                refused -> {
                  assertThat(refused.reason()).as(refused.detail()).isIn(attack.refused());
                  assertThat(refused.detail()).isNotBlank();
                });
      }
      nothingHappened(sandbox);
    }
    refusals.assertAll();
  }

  @Test
  void what_passes_the_first_wall_is_contained_by_the_second() throws Exception {
    var loot = new SoftAssertions();
    try (var sandbox = new Sandbox(limits(Duration.ofMillis(500)), UnguardedMain.class)) {
      for (var attack : Attack.all().toList()) {
        if (sandbox.ask(shelf.json(attack.at(shelf).sql())) instanceof Reply.Result result) {
          loot.assertThat(new String(result.body(), UTF_8))
              .as(attack.toString())
              .doesNotContain(Shelf.SECRET, "root:", "HOME=");
        }
      }
      nothingHappened(sandbox);
    }
    loot.assertAll();
  }

  /** The data are as they were, nothing new lies about, and statements are answered. */
  private void nothingHappened(Sandbox sandbox) throws Exception {
    assertThat(Files.readAllBytes(shelf.base())).isEqualTo(base);
    assertThat(shelf.loot()).doesNotExist();
    await()
        .atMost(PATIENCE)
        .until(
            () -> sandbox.ask(shelf.json("select count(*) from events")) instanceof Reply.Result);
  }
}
