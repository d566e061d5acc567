package shop.benchmark.ours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shop.benchmark.Engine;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;

/**
 * This project as its clients see it: a submission is accepted when it is answered, which is when
 * it can be read in the public log; ends as the live stream tells them.
 */
public final class OverHttp implements Engine {

  private final RunningService service;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private OverHttp(RunningService service) {
    this.service = service;
  }

  public static Engine start(String url, Workload workload, Consumer<String> ended)
      throws IOException, InterruptedException {
    var engine = new OverHttp(RunningService.start(url, workload));
    var lines =
        engine
            .http
            .send(
                HttpRequest.newBuilder(
                        URI.create(engine.service.url() + "/events?source=checkouts"))
                    .header("Accept", "text/event-stream")
                    .build(),
                BodyHandlers.ofLines())
            .body();
    Thread.ofPlatform().name("live-stream").start(() -> listen(lines, ended));
    return engine;
  }

  /** Server-sent events: the type has a line of its own, the resource's id is in the data. */
  private static void listen(Stream<String> lines, Consumer<String> ended) {
    try {
      boolean ends = false;
      for (var line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("event: ")) {
          ends = RunningService.ends(line.substring("event: ".length()));
        } else if (ends && line.startsWith("data: ")) {
          ended.accept(RunningService.cart(subject(line)));
        }
      }
    } catch (UncheckedIOException e) {
      // The engine is closed, or the stream has ended too early, which a missing end will tell.
    }
  }

  /** The envelope comes before the data, which therefore need not be read. */
  private static String subject(String line) {
    var name = "\"subject\":\"";
    int begin = line.indexOf(name) + name.length();
    return line.substring(begin, line.indexOf('"', begin));
  }

  @Override
  public void fill(Purchase purchase) throws IOException, InterruptedException {
    send(
        "POST",
        "/carts",
        "{\"id\":\"%s\",\"customer\":\"%s\",\"household\":\"%s\"}"
            .formatted(purchase.cart(), purchase.customer(), purchase.household()),
        201);
    for (var line : purchase.lines()) {
      send(
          "POST",
          "/carts/" + purchase.cart() + "/items",
          "{\"product\":\"%s\",\"quantity\":%d}".formatted(line.product(), line.quantity()),
          201);
    }
  }

  @Override
  public void submit(Purchase purchase) throws IOException, InterruptedException {
    send("PUT", "/carts/" + purchase.cart() + "/submission", "", 303);
  }

  private void send(String method, String path, String body, int expected)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(service.url() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IOException(
          "%s %s was answered with %d %s"
              .formatted(method, path, response.statusCode(), response.body()));
    }
  }

  @Override
  public Tally tally() {
    return service.tally();
  }

  @Override
  public void close() {
    http.shutdownNow();
    service.close();
  }
}
