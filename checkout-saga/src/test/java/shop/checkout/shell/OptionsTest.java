package shop.checkout.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.checkout.export.Export;
import shop.checkout.sql.Sql;
import shop.checkout.verify.VerifyLog;

class OptionsTest {

  private static final Pattern FORMAT = Pattern.compile("--format=(csv|json)");

  @TempDir Path directory;
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(terminal, true, StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({
    "http://host:8081  , http://host:8081",
    "http://host:8081/ , http://host:8081",
    "https://[::1]:80  , https://[::1]:80",
  })
  void a_service_is_named_by_its_url(String named, String url) {
    assertThat(Options.of("--format=csv", "--url=" + named).service()).hasToString(url);
  }

  @Test
  void a_service_that_is_not_named_is_where_one_usually_is() {
    assertThat(Options.of("--format=csv").service()).hasToString("http://127.0.0.1:8080");
  }

  @Test
  void an_option_is_known_with_a_value_that_it_can_have() {
    assertThat(Options.of().areOnly()).isTrue();
    assertThat(Options.of("--format=csv", "--url=http://a").areOnly(FORMAT, Options.URL)).isTrue();
    assertThat(Options.of("--format=xml").areOnly(FORMAT, Options.URL)).isFalse();
    assertThat(Options.of("--url=http://a/path").areOnly(FORMAT, Options.URL)).isFalse();
    assertThat(Options.of("--url=http://a").areOnly(FORMAT)).isFalse();
  }

  @Test
  void every_command_says_the_same_of_a_service_that_is_not_there() throws Exception {
    var url = "http://127.0.0.1:" + freePort();

    assertThat(new VerifyLog(out).run("--url=" + url)).isEqualTo(2);
    assertThat(new Sql(out, out).run("select 1", "--url=" + url)).isEqualTo(2);
    assertThat(new Export(out).run("--to=" + directory, "--url=" + url)).isEqualTo(2);

    assertThat(terminal.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .containsOnly("No service answers at " + url + ".");
  }

  @Test
  void no_command_takes_another_server_for_the_service() throws Exception {
    var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          var page = "<html>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    other.start();
    try {
      var url = "http://127.0.0.1:" + other.getAddress().getPort();

      assertThat(new VerifyLog(out).run("--url=" + url)).isEqualTo(2);
      assertThat(new Sql(out, out).run("select 1", "--url=" + url)).isOne();
      assertThat(new Export(out).run("--to=" + directory, "--url=" + url)).isEqualTo(2);
      assertThat(terminal.toString(StandardCharsets.UTF_8).lines()).hasSizeGreaterThanOrEqualTo(3);
    } finally {
      other.stop(0);
    }
  }

  @Test
  void what_else_goes_wrong_is_told_as_it_is() {
    assertThat(Options.of().excuse("The log cannot be read", new IOException("broken off")))
        .isEqualTo("The log cannot be read: java.io.IOException: broken off");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
