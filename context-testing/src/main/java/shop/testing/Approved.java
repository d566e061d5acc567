package shop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that somebody has read and approved, kept beside the test. A library would do the same, but
 * the known one (ApprovalTests 31) downloads scripts from the network while the tests run.
 */
public final class Approved {

  private static final Path APPROVED = Path.of("src", "test", "resources");
  private static final Path RECEIVED = Path.of("target", "received");

  private Approved() {}

  /**
   * Compares with the approved text of a test class. What differs is left below {@code target}
   * under the same name: whoever agrees with it copies it to {@code src/test/resources}.
   */
  public static void verify(Class<?> test, String text) {
    var name = Path.of(test.getPackageName().replace('.', '/'), test.getSimpleName() + ".txt");
    var approved = read(APPROVED.resolve(name));
    if (!approved.equals(text)) {
      write(RECEIVED.resolve(name), text);
    }
    assertThat(text)
        .as("%s is what %s says", RECEIVED.resolve(name), APPROVED.resolve(name))
        .isEqualTo(approved);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
