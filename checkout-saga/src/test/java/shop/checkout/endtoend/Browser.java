package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser without a screen. */
final class Browser {

  private Browser() {}

  /**
   * Starts the Chromium or Chrome of this machine.
   *
   * @param profile an empty directory
   */
  static ChromeDriver start(Path profile) {
    var browser = onPath("chromium", "chromium-browser", "google-chrome");
    var driver = onPath("chromedriver");
    assertThat(browser.isPresent() && driver.isPresent())
        .as(
            "chromium and chromedriver are on the PATH (on Debian: apt-get install"
                + " chromium-driver)")
        .isTrue();
    var options = new ChromeOptions();
    options.setBinary(browser.orElseThrow());
    options.addArguments(
        "--headless",
        // A root's browser cannot have a sandbox; it sees nothing but our own page.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--user-data-dir=" + profile);
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.orElseThrow()).build();
    return new ChromeDriver(service, options);
  }

  private static Optional<File> onPath(String... names) {
    return Stream.of(names)
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst();
  }
}
