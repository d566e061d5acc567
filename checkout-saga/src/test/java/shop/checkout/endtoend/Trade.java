package shop.checkout.endtoend;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A small shop and what is expected of it: every action is done to the service and to this model,
 * and the two are compared. Numbers name carts, products and customers; two neighbouring customers
 * are a household.
 */
final class Trade {

  private static final int NO_LIMIT = 1_000_000;

  /** What is expected of a cart; its lines by product. */
  private static final class Cart {
    final String id = Shop.unique("cart");
    final String customer;
    final String household;
    final TreeMap<String, Integer> lines = new TreeMap<>();
    int submissions;
    boolean bought;

    Cart(String customer, String household) {
      this.customer = customer;
      this.household = household;
    }
  }

  private final Shop shop;
  private final String name = Shop.unique("trade");
  private final long start;
  private final Map<Integer, Cart> carts = new HashMap<>();
  private final Map<String, Long> stock = new HashMap<>();
  private final Map<String, Integer> limits = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();
  private final Map<String, TreeMap<String, Integer>> wishes = new HashMap<>();

  Trade(Shop shop) {
    this.shop = shop;
    this.start = shop.feed().rest();
  }

  void count(int product, int onHand) {
    assertThat(shop.count(product(product), onHand).status()).isIn(200, 201);
    stock.put(product(product), (long) onHand);
  }

  void limit(int product, int limit) {
    var before = limits.put(product(product), limit);
    shop.limit(product(product), limit).is(before == null ? 201 : 200);
  }

  void unlimit(int product) {
    var before = limits.remove(product(product));
    shop.delete("/products/" + product(product) + "/household-limit")
        .is(before == null ? 404 : 204);
  }

  void add(int number, int product, int quantity) {
    var cart = cart(number, product);
    var reply = shop.add(cart.id, product(product), quantity).is(cart.bought ? 409 : 201);
    if (reply.status() == 201) {
      cart.lines.merge(product(product), quantity, Integer::sum);
    }
  }

  void change(int number, int product, int quantity) {
    var cart = cart(number, product);
    var isThere = cart.lines.containsKey(product(product));
    shop.patch(item(cart, product), "{\"quantity\":" + quantity + "}")
        .is(cart.bought ? 409 : isThere ? 200 : 404);
    if (isThere && !cart.bought) {
      cart.lines.put(product(product), quantity);
    }
  }

  void remove(int number, int product) {
    var cart = cart(number, product);
    var isThere = cart.lines.containsKey(product(product));
    shop.delete(item(cart, product)).is(cart.bought ? 409 : isThere ? 204 : 404);
    if (!cart.bought) {
      cart.lines.remove(product(product));
    }
  }

  void clear(int number) {
    var cart = cart(number, number);
    shop.delete("/carts/" + cart.id + "/items").is(cart.bought ? 409 : 204);
    if (!cart.bought) {
      cart.lines.clear();
    }
  }

  /** One submission alone ends as the numbers say. */
  void submit(int number) {
    var cart = cart(number, number);
    if (cart.bought) {
      assertThat(shop.submit(cart.id)).isEqualTo(cart.id + "-" + cart.submissions);
    } else if (cart.lines.isEmpty()) {
      shop.problem(shop.submission(cart.id), 409, "CART_EMPTY");
    } else {
      var expected = refused(cart);
      assertThat(learn(cart, shop.buy(cart.id))).isEqualTo(expected);
    }
  }

  /** Of submissions at once, somebody wins; the numbers have to fit whoever it is. */
  void submitAll() {
    var ready =
        carts.values().stream().filter(cart -> !cart.bought && !cart.lines.isEmpty()).toList();
    var checkouts = AtOnce.all(ready.size(), n -> shop.submit(ready.get(n).id));
    for (int n = 0; n < ready.size(); n++) {
      assertThat(checkouts.get(n)).startsWith(ready.get(n).id);
      learn(ready.get(n), shop.end(checkouts.get(n)));
    }
  }

  void unwish(int customer) {
    var list = wishes.getOrDefault(customer(customer), new TreeMap<>());
    var wish = list.pollFirstEntry();
    var item =
        wish == null
            ? "nothing"
            : wishesOf(customer(customer))
                .filter(one -> nameOf(one).equals(wish.getKey()))
                .map(one -> one.at("/id").asString())
                .findFirst()
                .orElseThrow();
    shop.delete("/wishlists/" + customer(customer) + "/items/" + item).is(wish == null ? 404 : 204);
  }

  private Stream<JsonNode> wishesOf(String customer) {
    return shop.wishes(customer).at("/items").valueStream();
  }

  /** The line that a wish is for. */
  private static String nameOf(JsonNode wish) {
    return wish.at("/checkout").asString() + " " + wish.at("/product").asString();
  }

  private static int quantityOf(JsonNode wish) {
    return wish.at("/quantity").asInt();
  }

  /** The products that a submission alone would be refused. */
  private Set<String> refused(Cart cart) {
    var overLimit =
        cart.lines.entrySet().stream()
            .filter(line -> line.getValue() > left(cart.household, line.getKey()))
            .map(Map.Entry::getKey)
            .collect(toSet());
    return overLimit.isEmpty()
        ? cart.lines.entrySet().stream()
            .filter(line -> line.getValue() > stock.getOrDefault(line.getKey(), 0L))
            .map(Map.Entry::getKey)
            .collect(toSet())
        : overLimit;
  }

  private int left(String household, String product) {
    return limits.getOrDefault(product, NO_LIMIT) - used.getOrDefault(household + product, 0);
  }

  /** Takes over what a checkout has brought about, and returns the products it was refused. */
  private Set<String> learn(Cart cart, JsonNode checkout) {
    cart.submissions++;
    assertThat(checkout.at("/id").asString()).isEqualTo(cart.id + "-" + cart.submissions);
    var refused =
        checkout
            .at("/steps")
            .valueStream()
            .filter(step -> step.at("/step").asString().equals("wishlist"))
            .map(step -> step.at("/product").asString())
            .collect(toSet());
    cart.bought = refused.isEmpty();
    assertThat(checkout.at("/status").asString())
        .isEqualTo(refused.isEmpty() ? "completed" : "rejected");
    refused.forEach(product ->
        wishes
            .computeIfAbsent(cart.customer, _ -> new TreeMap<>())
            .put(checkout.at("/id").asString() + " " + product, cart.lines.get(product)));
    if (refused.isEmpty()) {
      cart.lines.forEach((product, quantity) -> bought(cart, product, quantity));
    }
    return refused;
  }

  private void bought(Cart cart, String product, int quantity) {
    stock.merge(product, (long) -quantity, Long::sum);
    if (limits.containsKey(product)) {
      used.merge(cart.household + product, quantity, Integer::sum);
    }
  }

  /** The service tells what the model expects, and its log keeps every rule. */
  void isAsExpected() {
    var log = log();
    LogRules.check(log);
    assertThat(LogRules.isAtRest(log)).isTrue();
    Stream.of("carts", "checkouts", "inventory", "household-limits", "wishlists")
        .flatMap(source -> LogRules.newest(log, source).stream())
        .forEach(this::isWhatIsRead);
    carts.values().forEach(this::isAsExpected);
    stock.forEach((product, onHand) ->
        assertThat(shop.stock(product).at("/onHand").asLong()).isEqualTo(onHand));
    usedIsAsExpected(log);
    wishes.forEach((customer, wanted) ->
        assertThat(wishesOf(customer).collect(toMap(Trade::nameOf, Trade::quantityOf)))
            .isEqualTo(wanted));
  }

  /** What happened in this trade: it began when nothing was under way. */
  private List<Event> log() {
    return shop.feed().atRest(start);
  }

  private void isWhatIsRead(Event newest) {
    var resource = newest.attribute("dataref").replaceFirst("/revisions/\\d+$", "");
    assertThat(shop.call("GET", resource, null).is(200).body()).isEqualTo(newest.data());
  }

  private void isAsExpected(Cart cart) {
    var read = shop.see("/carts/" + cart.id);
    assertThat(read.at("/status").asString()).isEqualTo(cart.bought ? "submitted" : "open");
    var lines = new TreeMap<String, Integer>();
    read.at("/items")
        .valueStream()
        .forEach(item -> lines.put(item.at("/product").asString(), item.at("/quantity").asInt()));
    assertThat(lines).isEqualTo(cart.lines);
  }

  private void usedIsAsExpected(List<Event> log) {
    var counted = new HashMap<String, Integer>();
    for (var household : LogRules.newest(log, "household-limits")) {
      household
          .resource()
          .at("/products")
          .valueStream()
          .filter(product -> product.at("/used").asInt() > 0)
          .forEach(product ->
              counted.put(
                  household.subject() + product.at("/product").asString(),
                  product.at("/used").asInt()));
    }
    assertThat(counted).isEqualTo(used);
  }

  private Cart cart(int number, int customer) {
    return carts.computeIfAbsent(
        number,
        _ -> {
          var cart = new Cart(customer(customer), name + "-household-" + customer / 2);
          shop.create(cart.id, cart.customer, cart.household).is(201);
          return cart;
        });
  }

  /** Where a product's item is; a cart without it has no such item. */
  private String item(Cart cart, int product) {
    var item =
        shop.see("/carts/" + cart.id)
            .at("/items")
            .valueStream()
            .filter(one -> one.at("/product").asString().equals(product(product)))
            .map(one -> one.at("/id").asString())
            .findFirst();
    return "/carts/" + cart.id + "/items/" + item.orElse("none");
  }

  private String product(int number) {
    return name + "-product-" + number;
  }

  private String customer(int number) {
    return name + "-customer-" + number;
  }
}
