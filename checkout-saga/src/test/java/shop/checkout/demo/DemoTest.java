package shop.checkout.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shop.checkout.endtoend.OnItsOwn;

@OnItsOwn
class DemoTest {

  @AutoClose private static FreshService service;

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final Demo demo = new Demo(new PrintStream(terminal, true, StandardCharsets.UTF_8));

  @BeforeAll
  static void start() throws IOException {
    service = FreshService.start();
  }

  @Test
  void the_story_comes_out_as_told_again_and_again() throws IOException {
    assertThat(demo.run("--url=" + service.url())).as(terminal::toString).isZero();
    assertThat(demo.run("--url=" + service.url())).as(terminal::toString).isZero();
  }

  @Test
  void what_is_shown_names_requests_and_events() throws IOException {
    demo.run("--url=" + service.url());

    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .containsPattern("ann +POST /api/v1/carts +201 +open: nothing")
        .containsPattern("#\\d+ shop.checkout.completed +ann-\\w+-1 +completed: cart submitted")
        .containsPattern("#\\d+ shop.wishlist.itemAdded +cleo-\\w+ +1 flour OUT_OF_STOCK")
        .contains("HOUSEHOLD_LIMIT_EXCEEDED: 1 toilet-paper wanted, 0 to be had")
        .contains("The story came out as told.");
  }

  @Test
  void what_others_have_changed_in_the_shop_is_put_right_first() throws IOException {
    put("/api/v1/products/flour/stock", Map.of("onHand", 7));
    put("/api/v1/products/toilet-paper/stock", Map.of("onHand", 1));
    put("/api/v1/products/toilet-paper/household-limit", Map.of("limit", 3, "window", "P1D"));

    assertThat(demo.run("--url=" + service.url())).as(terminal::toString).isZero();
  }

  @Test
  void a_story_that_comes_out_differently_fails_and_says_what_differs() throws IOException {
    put("/api/v1/products/pasta/household-limit", Map.of("limit", 0, "window", "P7D"));
    try {
      assertThat(demo.run("--url=" + service.url())).isOne();
    } finally {
      send("DELETE", "/api/v1/products/pasta/household-limit", null).expect(204);
    }
    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .contains("The story came out differently: /status of GET /api/v1/checkouts/ann-")
        .contains("should be completed and is rejected");
  }

  @Test
  void a_service_that_is_named_but_not_there_is_not_replaced() throws IOException {
    assertThat(demo.run("--url=http://127.0.0.1:" + freePort())).isOne();

    assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("was not answered");
  }

  @Test
  void only_this_service_counts_as_one() throws IOException {
    assertThat(Client.answers(service.url())).isTrue();
    assertThat(Client.answers(URI.create("http://127.0.0.1:" + freePort()))).isFalse();

    var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    other.start();
    try {
      var url = URI.create("http://127.0.0.1:" + other.getAddress().getPort());
      assertThat(Client.answers(url)).isFalse();
    } finally {
      other.stop(0);
    }
  }

  @Test
  void an_argument_that_is_not_known_is_answered_with_the_usage() throws IOException {
    assertThat(demo.run("--port=1")).isEqualTo(2);
    assertThat(demo.run("--url=nowhere")).isEqualTo(2);

    assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("--url=");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void put(String path, Object body) {
    send("PUT", path, body).expect(200, 201);
  }

  private static Answer send(String method, String path, Object body) {
    try (var client = new Client(service.url(), Trace.begin())) {
      return client.send(method, path, Map.of(), body);
    }
  }
}
