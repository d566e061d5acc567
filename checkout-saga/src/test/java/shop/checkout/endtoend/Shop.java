package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;

/** A client of the service that speaks the shop's language, and HTTP where that is the point. */
final class Shop {

  static final String API = "/api/v1";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
  private static final AtomicLong IDENTIFIERS = new AtomicLong();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Supplier<Description> description = SingletonSupplier.of(this::describe);
  private final Map<String, Integer> explained = new ConcurrentHashMap<>();
  private final URI base;
  private final boolean checksTheDescription;
  private long rested;

  private Shop(String port, boolean checksTheDescription) {
    this.base = URI.create("http://127.0.0.1:" + port);
    this.checksTheDescription = checksTheDescription;
  }

  static Shop on(String port) {
    return new Shop(port, true);
  }

  /** For a service that does not live long enough to describe itself. */
  static Shop offHand(String port) {
    return new Shop(port, false);
  }

  URI base() {
    return base;
  }

  /** An identifier that no other test and no other run has. */
  static String unique(String what) {
    return what + "-" + RUN + "-" + IDENTIFIERS.incrementAndGet();
  }

  /** A new product with so many pieces in stock. */
  String product(long onHand) {
    var product = unique("product");
    count(product, onHand);
    return product;
  }

  /** A new product of which every household can have so many a week. */
  String product(long onHand, int limit) {
    var product = product(onHand);
    limit(product, limit);
    return product;
  }

  Reply count(String product, long onHand) {
    return put("/products/" + product + "/stock", "{\"onHand\":" + onHand + "}");
  }

  Reply limit(String product, int limit) {
    return put(
        "/products/" + product + "/household-limit",
        "{\"limit\":%d,\"window\":\"P7D\"}".formatted(limit));
  }

  /** Posts what a device has measured at a time: an event of another producer. */
  Reply measure(String device, String time) {
    return call(
        "POST",
        API + "/events",
        """
        {"specversion":"1.0","id":"%s","source":"signals","subject":"%s","type":"shop.signal.measured",
         "time":"%s","data":{"device":"%s","value":21.5,"model":1}}
        """
            .formatted(unique("signal"), device, time, device),
        "Content-Type",
        "application/cloudevents+json");
  }

  /** A new cart, empty. */
  String cart(String customer, String household) {
    var cart = unique("cart");
    create(cart, customer, household).is(201);
    return cart;
  }

  /** A new cart of nobody in particular, empty. */
  String cart() {
    return cart(unique("customer"), unique("household"));
  }

  Reply create(String cart, String customer, String household) {
    return post(
        "/carts",
        "{\"id\":\"%s\",\"customer\":\"%s\",\"household\":\"%s\"}"
            .formatted(cart, customer, household));
  }

  Reply add(String cart, String product, int quantity, String... headers) {
    return post(
        "/carts/" + cart + "/items",
        "{\"product\":\"%s\",\"quantity\":%d}".formatted(product, quantity),
        headers);
  }

  Reply submission(String cart, String... headers) {
    return call("PUT", API + "/carts/" + cart + "/submission", null, headers);
  }

  /** Submits a cart and returns its checkout. */
  String submit(String cart) {
    var location = submission(cart).is(303).location();
    assertThat(location).startsWith(API + "/checkouts/");
    return location.substring((API + "/checkouts/").length());
  }

  /** The checkout once it has ended. */
  JsonNode end(String checkout) {
    var reply = get("/checkouts/" + checkout, "Prefer", "wait=60").is(200);
    assertThat(reply.has("Retry-After")).as("still running: %s", reply).isFalse();
    return reply.json();
  }

  /** The checkout of a cart that is submitted now, once it has ended. */
  JsonNode buy(String cart) {
    return end(submit(cart));
  }

  JsonNode see(String path) {
    return get(path).is(200).json();
  }

  JsonNode stock(String product) {
    return see("/products/" + product + "/stock");
  }

  JsonNode limits(String household) {
    return see("/households/" + household + "/limits");
  }

  JsonNode wishes(String customer) {
    return see("/wishlists/" + customer);
  }

  /**
   * The problem document that a reply has to be (RFC 9457): its type leads to an explanation.
   *
   * @param reason what {@code reason} has to say
   */
  JsonNode problem(Reply reply, int status, String reason) {
    assertThat(reply.is(status).mediaType()).as("%s", reply).isEqualTo("application/problem+json");
    var problem = reply.json();
    assertThat(problem.at("/status").asInt()).as("%s", reply).isEqualTo(status);
    assertThat(problem.at("/reason").asString()).as("%s", reply).isEqualTo(reason);
    assertThat(problem.at("/title").asString("")).as("%s", reply).isNotBlank();
    assertThat(problem.at("/detail").asString("")).as("%s", reply).isNotBlank();
    var type = URI.create(problem.at("/type").asString());
    assertThat(type.isAbsolute()).as("%s", reply).isTrue();
    assertThat(explained.computeIfAbsent(type.toString(), this::explanation)).isEqualTo(200);
    return problem;
  }

  private int explanation(String type) {
    return call("GET", type, null).status();
  }

  Feed feed() {
    return new Feed(this);
  }

  /**
   * Remembers a position at which nothing is under way.
   *
   * @param next told from the last one
   */
  synchronized long rests(LongUnaryOperator next) {
    rested = next.applyAsLong(rested);
    return rested;
  }

  Reply get(String path, String... headers) {
    return call("GET", API + path, null, headers);
  }

  Reply post(String path, String json, String... headers) {
    return call("POST", API + path, json, with(headers, "Content-Type", "application/json"));
  }

  Reply put(String path, String json, String... headers) {
    return call("PUT", API + path, json, with(headers, "Content-Type", "application/json"));
  }

  Reply patch(String path, String json, String... headers) {
    return call(
        "PATCH", API + path, json, with(headers, "Content-Type", "application/merge-patch+json"));
  }

  Reply delete(String path, String... headers) {
    return call("DELETE", API + path, null, headers);
  }

  private static String[] with(String[] headers, String name, String value) {
    return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
  }

  /** Any request. */
  Reply call(String method, String target, @Nullable String body, String... headers) {
    var request =
        request(target, headers)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return answer(request.build());
  }

  /** The answer to a request, which has to be one that the service describes. */
  Reply answer(HttpRequest request) {
    var reply = Reply.of(send(request, BodyHandlers.ofByteArray()));
    if (checksTheDescription && reply.target().startsWith(API)) {
      description.get().covers(reply);
    }
    return reply;
  }

  /** The service's description of itself. */
  Description description() {
    return description.get();
  }

  private Description describe() {
    var request = request("/v3/api-docs").build();
    return new Description(Reply.of(send(request, BodyHandlers.ofByteArray())).is(200).json());
  }

  HttpRequest.Builder request(String target, String... headers) {
    var request = HttpRequest.newBuilder(base.resolve(target)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer to " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped", e);
    }
  }
}
