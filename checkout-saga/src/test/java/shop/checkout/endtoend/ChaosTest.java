package shop.checkout.endtoend;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sudden deaths in a row. {@code ./run chaos --kills N --seed N} repeats it for longer; a seed
 * repeats what is done to the service, not what the service is doing at that moment.
 */
@OnItsOwn
class ChaosTest {

  private static final int KILLS = Integer.getInteger("shop.chaos.kills", 0);
  private static final int IN_A_ROW = 10;
  private static final int FEW = 2;

  static Stream<Arguments> rounds() {
    long seed = Long.getLong("shop.chaos.seed", RandomGenerator.getDefault().nextInt());
    var seeds = new Random(seed);
    if (KILLS == 0) {
      return Stream.of(
          arguments(Form.ORCHESTRATED, Database.ON_POSTGRESQL ? IN_A_ROW : FEW, seeds.nextLong()),
          arguments(Form.CHOREOGRAPHED, FEW, seeds.nextLong()));
    }
    System.out.printf("%d kills, seed %d%n", KILLS, seed);
    return IntStream.iterate(0, done -> done < KILLS, done -> done + IN_A_ROW)
        .mapToObj(done ->
            arguments(
                done / IN_A_ROW % 2 == 0 ? Form.ORCHESTRATED : Form.CHOREOGRAPHED,
                Math.min(IN_A_ROW, KILLS - done),
                seeds.nextLong()));
  }

  @ParameterizedTest(name = "{0}, {1} kills, seed {2}")
  @MethodSource("rounds")
  void whatever_was_acknowledged_is_there_and_everything_that_was_begun_ends_once(
      Form form, int kills, long seed) {
    try (var chaos = Chaos.of(seed, form)) {
      chaos.run(kills);
    }
    if (KILLS > 0) {
      System.out.printf("%s: %d kills, nothing lost, nothing doubled%n", form, kills);
    }
  }
}
