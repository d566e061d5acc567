package shop.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.benchmark.Workload;

/** That every engine does the same: a comparison of engines that do not is worth nothing. */
@Timeout(240)
class ContestantTest {

  private static final Workload SHOP = new Workload(50, 40, false);

  @AutoClose private static Postgres postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
  }

  @ParameterizedTest
  @EnumSource
  void every_checkout_ends_as_it_has_to_and_nothing_gets_lost(Contestant contestant)
      throws Exception {
    var seen =
        new Measurement(new Plan(contestant, SHOP, 20, 180, 8, 0)).run(postgres.freshDatabase());

    assertThat(seen.stuck()).isZero();
    assertThat(seen.right()).as("the data says what it has to say").isTrue();
    assertThat(seen.rate()).isPositive();
    assertThat(seen.cpu()).isPositive();
    assertThat(seen.acceptedP50()).isPositive();
    assertThat(seen.endedP99()).isGreaterThanOrEqualTo(seen.endedP50());
  }
}
