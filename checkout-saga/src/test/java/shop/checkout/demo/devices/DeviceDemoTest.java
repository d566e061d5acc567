package shop.checkout.demo.devices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.checkout.endtoend.OnItsOwn;

@OnItsOwn
class DeviceDemoTest {

  private static final String[] SMALL = {"--signals=6000", "--devices=12", "--seed=7"};

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(terminal, true, UTF_8);

  @Test
  void both_variants_answer_as_a_calculation_by_hand_does_also_from_a_store_made_anew()
      throws Exception {
    assertThat(new DeviceDemo(out).run(SMALL)).as(terminal::toString).isZero();

    var byHand = new ByHand(new Week(6000, 12, 7));
    for (var judgement : Judgement.values()) {
      assertThat(terminal.toString(UTF_8).lines())
          .filteredOn(line -> line.startsWith("  " + judgement.words()))
          .as("A against B, then A and B once more")
          .hasSize(3)
          .allSatisfy(
              line -> assertThat(line).contains(byHand.answer(judgement).hash().substring(0, 16)));
    }
    assertThat(Stream.of(Judgement.values()).map(byHand::answer)).doesNotHaveDuplicates();
  }

  @Test
  void a_variant_that_forgets_to_correct_is_found_out() throws Exception {
    var forgetful =
        new ModelInEveryEvent() {
          @Override
          public Stream<DeviceEvent> remodel(Week week) {
            return super.remodel(week).skip(1);
          }
        };

    assertThat(new DeviceDemo(out, forgetful, new ModelOfItsOwn()).run(SMALL)).isOne();
    assertThat(terminal.toString(UTF_8)).contains("B answers as A does: NO");
  }

  @Test
  void what_is_not_understood_is_answered_with_the_usage() throws Exception {
    assertThat(new DeviceDemo(out).run("--signals=many")).isEqualTo(2);
    assertThat(terminal.toString(UTF_8)).contains("--devices=N");
  }
}
