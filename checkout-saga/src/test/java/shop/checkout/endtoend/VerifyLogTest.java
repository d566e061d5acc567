package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.checkout.verify.VerifyLog;

/** The check of the log, on a log that is as promised and on logs that lie. */
class VerifyLogTest {

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final VerifyLog check =
      new VerifyLog(new PrintStream(terminal, true, StandardCharsets.UTF_8));

  @Test
  void the_log_of_the_service_is_as_promised() {
    var shop = Service.shared().shop();
    var cart = shop.cart();
    shop.add(cart, shop.product(1), 1).is(201);
    shop.buy(cart);
    var events = shop.feed().atRest().size();

    assertThat(check.run("--url=" + shop.base())).as(terminal::toString).isZero();
    assertThat(terminal).hasToString("%d events, 0 mismatches%n".formatted(events));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2, 0000000002, '{"n":2}',  0, 2 events 0 mismatches
          2, 0000000002, '{"n": 2}', 1, is not its data
          2, 0000000002, '{"n":3}',  1, is not its data
          3, 0000000002, '{"n":2}',  1, 2 events at the 3 positions after 0
          2, 0000000003, '{"n":3}',  1, sequence 0000000003 after 1 events
          2, 0000000003, '{"n":2}',  1, 2 mismatches
          2, 0000000009, '{"n":9}',  1, answers 404
          """)
  void a_log_that_lies_is_found_out(
      int end, String sequence, String data, int verdict, String finding) throws IOException {
    var liar = liar(end, sequence, data);
    try {
      var url = "http://127.0.0.1:" + liar.getAddress().getPort();
      assertThat(check.run("--url=" + url)).as(terminal::toString).isEqualTo(verdict);
      assertThat(terminal.toString(StandardCharsets.UTF_8).replace(",", "")).contains(finding);
    } finally {
      liar.stop(0);
    }
  }

  @Test
  void what_is_no_log_is_not_called_one() throws IOException {
    var other = server();
    other.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    try {
      assertThat(check.run("--url=http://127.0.0.1:" + other.getAddress().getPort())).isEqualTo(2);
      assertThat(check.run("--url=nowhere")).isEqualTo(2);
      assertThat(check.run("--fast")).isEqualTo(2);
    } finally {
      other.stop(0);
    }
  }

  /** A log of two events about one thing, the second of which is as the test says. */
  private static HttpServer liar(int end, String sequence, String data) throws IOException {
    var server = server();
    answer(server, "/things/1", "{\"n\":1}");
    answer(server, "/things/2", "{\"n\":2}");
    answer(server, "/things/3", "{\"n\":3}");
    server.createContext(
        "/api/v1/events",
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Link", "</api/v1/events?after=%d>; rel=\"monitor\"".formatted(end));
          send(
              exchange,
              """
              [{"source":"things","subject":"a","sequence":"0000000001","dataref":"/things/1","data":{"n":1}},
               {"source":"things","subject":"a","sequence":"%s","dataref":"/things/%d","data":%s}]
              """
                  .formatted(sequence, Integer.parseInt(sequence), data));
        });
    return server;
  }

  private static HttpServer server() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    return server;
  }

  private static void answer(HttpServer server, String path, String body) {
    server.createContext(path, exchange -> send(exchange, body));
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
