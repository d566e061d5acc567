package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Third parties judge what the running service says of itself; who they are stands in {@code
 * judges/judge.mjs}. They are installed when the lock file has changed since the last time.
 */
@OnItsOwn
class JudgesTest {

  private static final Path JUDGES = Path.of("..", "judges").toAbsolutePath().normalize();
  private static final Path INSTALLED = JUDGES.resolve(Path.of("node_modules", "installed.json"));
  private static final int PATIENCE_MINUTES = 5;

  @Test
  void every_judge_is_content_and_finds_something_in_a_spoiled_copy() throws Exception {
    try (var service = Service.start(Database.fresh())) {
      var shop = service.shop();
      var cart = shop.cart();
      shop.add(cart, shop.product(9), 3);
      shop.buy(cart);
      install();

      var said = run("node", "judge.mjs", shop.base().toString());

      assertThat(said).doesNotContain("NOT").contains("the CloudEvents SDK: content");
    }
  }

  private static void install() throws IOException, InterruptedException {
    var wanted = Files.readString(JUDGES.resolve("package-lock.json"));
    if (!Files.exists(INSTALLED) || !Files.readString(INSTALLED).equals(wanted)) {
      run("npm", "ci");
      Files.writeString(INSTALLED, wanted);
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process = start(command);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static Process start(String... command) {
    try {
      var process =
          new ProcessBuilder(command).directory(JUDGES.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      return fail("Node.js 20 or newer is needed for the tests, with the commands node and npm", e);
    }
  }
}
