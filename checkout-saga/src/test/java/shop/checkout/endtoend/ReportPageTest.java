package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The page with the reports, in a browser. */
class ReportPageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Shop shop = Service.shared().shop();
  private ChromeDriver browser;

  @BeforeEach
  void open(@TempDir Path profile) {
    browser = Browser.start(profile);
    browser.get(shop.base() + "/reports");
  }

  @AfterEach
  void close() {
    browser.quit();
  }

  @Test
  void it_shows_every_report_as_chart_and_table_and_what_happens_next_by_itself() {
    await().atMost(PATIENCE).until(() -> browser.findElements(By.tagName("section")).size() == 5);
    var product = shop.product(0, 999);
    var cart = shop.cart();
    shop.add(cart, product, 999).is(201);
    shop.buy(cart);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(section("top-wished-products").getText()).contains(product));
    assertThat(section("limit-use").getText()).contains(product);
    assertThat(section("refusal-reasons").getText()).contains("OUT_OF_STOCK");
    assertThat(browser.findElement(By.id("state")).getText()).contains("appears by itself");
    for (var section : browser.findElements(By.tagName("section"))) {
      assertThat(isDrawn(section)).as(section.getText()).isTrue();
    }
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .isEmpty();
  }

  private WebElement section(String report) {
    return browser.findElement(By.id(report));
  }

  /** Whether there is a bar of the first series in its canvas. */
  private boolean isDrawn(WebElement section) {
    return Boolean.TRUE.equals(
        browser.executeScript(
            """
            const canvas = arguments[0].querySelector("canvas");
            const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            for (let n = 0; n < pixels.length; n += 4) {
              if (pixels[n] === 0x4e && pixels[n + 1] === 0x79 && pixels[n + 2] === 0xa7) return true;
            }
            return false;
            """,
            section));
  }
}
