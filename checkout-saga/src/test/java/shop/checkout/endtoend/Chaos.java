package shop.checkout.endtoend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.dataproduct.analytics.AnalyticStore;
import shop.testing.database.CrashingPostgres;

/**
 * The many sudden deaths of one service: it is killed under load at random moments, also while it
 * starts, and its PostgreSQL with it or under it. Afterwards whatever it has told anybody is true.
 */
final class Chaos implements AutoCloseable {

  /** In a round on a PostgreSQL, it crashes as often. */
  private static final int CRASHES = 2;

  /** One life in so many ends before the service answers. */
  private static final int DIES_YOUNG = 5;

  private static final int LONGEST_START_MILLIS = 4_000;
  private static final int MOST_SUBMISSIONS = 40;
  private static final int LONGEST_AFTERWARDS_MILLIS = 200;

  private final Random random;
  private final Form form;
  private final @Nullable CrashingPostgres postgres;
  private final Database database;
  private final Customers customers = new Customers();

  private Chaos(long seed, Form form, Database database, @Nullable CrashingPostgres postgres) {
    this.random = new Random(seed);
    this.form = form;
    this.database = database;
    this.postgres = postgres;
  }

  /** Chaos on the database under test; a PostgreSQL is one that crashes, too. */
  static Chaos of(long seed, Form form) {
    if (!Database.ON_POSTGRESQL) {
      return new Chaos(seed, form, Database.fresh(), null);
    }
    var directory = Database.freshDirectory();
    var postgres = CrashingPostgres.start(directory.resolve("postgresql"));
    return new Chaos(seed, form, Database.postgresql(directory, postgres.url()), postgres);
  }

  /**
   * Lives and dies so many times, and then lives once more to tell the tale.
   *
   * @throws AssertionError the first finding
   */
  void run(int kills) {
    var crashes = postgres == null ? Set.<Integer>of() : crashes(kills);
    openTheShop();
    for (int kill = 1; kill < kills; kill++) {
      if (crashes.contains(kill)) {
        crash();
      } else {
        kill();
      }
    }
    tellTheTale();
  }

  /** Which of the deaths after the first are the database's. */
  private Set<Integer> crashes(int kills) {
    return kills < 2
        ? Set.of()
        : random
            .ints(1, kills)
            .distinct()
            .limit(Math.min(CRASHES, kills - 1))
            .boxed()
            .collect(toSet());
  }

  private void openTheShop() {
    try (var service = start()) {
      customers.expect(service.shop());
      customers.buyUntil(service, this::moment);
    }
  }

  private void kill() {
    try (var service = ChildService.launch(database, form.properties())) {
      if (random.nextInt(DIES_YOUNG) == 0) {
        pause(LONGEST_START_MILLIS);
      } else {
        service.ready().shop().post("/analytics/rebuilds", "{}").is(303);
        customers.buyUntil(service, this::moment);
      }
    }
  }

  /** The database dies; the service goes on by itself when it is back, unless it dies as well. */
  private void crash() {
    try (var service = start()) {
      customers.buyUntil(
          service,
          buying -> {
            moment(buying);
            postgres.crash();
            if (random.nextBoolean()) {
              service.kill();
              postgres.recover();
            } else {
              postgres.recover();
              buying.more(1);
              moment(buying);
            }
          });
    }
  }

  private ChildService start() {
    return ChildService.launch(database, form.properties()).ready();
  }

  private void moment(Customers.Buying buying) {
    buying.more(random.nextInt(MOST_SUBMISSIONS));
    pause(LONGEST_AFTERWARDS_MILLIS);
  }

  /** Not a wait for something to happen: nobody knows what happens meanwhile. */
  private void pause(int atMostMillis) {
    try {
      Thread.sleep(random.nextInt(atMostMillis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped", e);
    }
  }

  private void tellTheTale() {
    try (var service = Service.start(database, form.properties())) {
      customers.judge(service.shop().feed());
      hasEveryPositionOnce(service.analytics());
    }
  }

  /** Many of the kills came while the analytic store was being made anew. */
  private static void hasEveryPositionOnce(AnalyticStore store) {
    await().atMost(Duration.ofMinutes(1)).until(() -> store.behind() == 0);
    try {
      var counted =
          store.read(connection -> {
            try (var statement = connection.createStatement();
                var row =
                    statement.executeQuery(
                        "select count(*), count(distinct log_position), max(log_position)"
                            + " from events")) {
              row.next();
              return List.of(row.getLong(1), row.getLong(2), row.getLong(3));
            }
          });
      assertThat(counted).containsOnly(store.position());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (postgres != null) {
      postgres.close();
    }
  }
}
