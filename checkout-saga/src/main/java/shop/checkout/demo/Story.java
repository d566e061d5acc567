package shop.checkout.demo;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Ann buys. Ben, of her household, wants more than the household may have. Cleo wants something
 * that is sold out, and what was held for her is given back.
 */
final class Story {

  private static final String LIMITED = "toilet-paper";
  private static final String PLENTY = "pasta";
  private static final String SOLD_OUT = "flour";

  /** Pieces on hand of whatever the story needs. */
  private static final int ENOUGH = 10;

  private final Stage stage;
  private final String family;
  private final String neighbours;

  Story(Stage stage) {
    this.stage = stage;
    this.family = stage.id("family");
    this.neighbours = stage.id("neighbours");
  }

  /**
   * Plays the story.
   *
   * @throws Differs when something comes out differently from what is told here
   */
  void play() {
    theShopIsPrepared();
    annBuys();
    benExceedsTheLimit();
    cleoIsCompensated();
    theWishListsTell();
    theLogTellsItAll();
  }

  private void theShopIsPrepared() {
    stage.scene("The shop has toilet-paper, 2 per household in a week, and pasta, but no flour.");
    stock(LIMITED, ENOUGH, Integer.MAX_VALUE);
    stock(PLENTY, ENOUGH, Integer.MAX_VALUE);
    stock(SOLD_OUT, 0, 0);
    var path = "/api/v1/products/" + LIMITED + "/household-limit";
    var rule = stage.get("shop", path);
    if (!rule.text("/limit").equals("2") || !rule.text("/window").equals("P7D")) {
      stage.put("shop", path, Map.of("limit", 2, "window", "P7D")).expect(200, 201);
    }
  }

  /** Sets the stock of a product only when there is too little or too much of it. */
  private void stock(String product, int atLeast, int atMost) {
    var path = "/api/v1/products/" + product + "/stock";
    var stock = stage.get("shop", path);
    long available = stock.number("/available");
    if (stock.status() == 404 || available < atLeast || available > atMost) {
      stage
          .put("shop", path, Map.of("onHand", stock.number("/reserved") + atLeast))
          .expect(200, 201);
    }
  }

  private void annBuys() {
    stage.scene("Ann buys 2 toilet-paper and 1 pasta, and submits her cart once too often.");
    open("ann", family);
    add("ann", LIMITED, 2);
    add("ann", PLENTY, 1);
    var checkout = submit("ann");
    stage.ended("ann", checkout).expect("/status", "completed");
    Differs.unless("where the second submission leads", checkout, submit("ann"));
    expectLeft("ann", family, 0);
    stage.remark("one checkout, and it is completed; nothing is left of the household's limit");
  }

  private void benExceedsTheLimit() {
    stage.scene("Ben, of the same household, wants 1 toilet-paper more.");
    open("ben", family);
    add("ben", LIMITED, 1);
    expectRefusal("ben", "HOUSEHOLD_LIMIT_EXCEEDED", LIMITED);
  }

  private void cleoIsCompensated() {
    stage.scene("Cleo, next door, wants 2 toilet-paper and 1 flour, which is sold out.");
    open("cleo", neighbours);
    add("cleo", LIMITED, 2);
    add("cleo", SOLD_OUT, 1);
    expectRefusal("cleo", "OUT_OF_STOCK", SOLD_OUT);
    expectTold("shop.householdLimit.released", neighbours);
    expectTold("shop.inventory.stockReleased", LIMITED);
    expectLeft("cleo", neighbours, 2);
    stage.remark("what was reserved, limit and toilet-paper, has been given back");
  }

  private void theWishListsTell() {
    stage.scene("What could not be had stands on the wish lists.");
    expectWish("ben", LIMITED, "HOUSEHOLD_LIMIT_EXCEEDED");
    expectWish("cleo", SOLD_OUT, "OUT_OF_STOCK");
    stage.get("ann", "/api/v1/wishlists/" + stage.id("ann")).expect(404);
  }

  private void theLogTellsItAll() {
    stage.scene("The log tells it all.");
    var log = stage.logged();
    if (!log.equals(stage.shown())) {
      throw new Differs("the pages of the log should tell what the live stream has told");
    }
    for (var event : log) {
      Differs.unless(event.path("dataref").asString(), event.path("data"), stage.referred(event));
    }
    var sources =
        log.stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.path("source").asString(), TreeMap::new, Collectors.counting()));
    stage.remark(log.size() + " events: " + sources);
    stage.remark("the live stream told them in the order in which the log has them");
    stage.remark("what each says of its resource is what HTTP serves for that revision");
  }

  private void open(String who, String household) {
    var id = stage.id(who);
    stage
        .post(who, "/api/v1/carts", Map.of("id", id, "customer", id, "household", household))
        .expect(201);
  }

  private void add(String who, String product, int quantity) {
    stage
        .post(who, cart(who) + "/items", Map.of("product", product, "quantity", quantity))
        .expect(201);
  }

  /** Submits the cart and returns the path of the checkout. */
  private String submit(String who) {
    return stage.put(who, cart(who) + "/submission", null).expect(303).header("Location");
  }

  private String cart(String who) {
    return "/api/v1/carts/" + stage.id(who);
  }

  /** Submits the cart and sees how one piece of a product is refused and the cart open again. */
  private void expectRefusal(String who, String reason, String product) {
    var refusal =
        stage
            .ended(who, submit(who))
            .expect("/status", "rejected")
            .expect("/refusal/reason", reason)
            .expect("/refusal/product", product)
            .expect("/refusal/requested", "1")
            .expect("/refusal/available", "0")
            .body()
            .at("/refusal");
    stage.get(who, cart(who)).expect("/status", "open");
    stage.remark(Words.ofRefusal(refusal) + "; the cart is open again");
  }

  private void expectLeft(String who, String household, int left) {
    var limits = stage.get(who, "/api/v1/households/" + household + "/limits").expect(200);
    var limited =
        limits
            .body()
            .path("products")
            .valueStream()
            .filter(product -> product.path("product").asString("").equals(LIMITED))
            .findFirst()
            .orElse(MissingNode.getInstance());
    Differs.unless("what is left to " + household, left, limited.path("left").asInt(-1));
  }

  private void expectTold(String type, String subject) {
    if (stage.shown().stream().noneMatch(event -> is(event, type, subject))) {
      throw new Differs("%s should have been told of %s and was not".formatted(type, subject));
    }
  }

  private static boolean is(JsonNode event, String type, String subject) {
    return event.path("type").asString("").equals(type)
        && event.path("subject").asString("").equals(subject);
  }

  private void expectWish(String who, String product, String reason) {
    stage
        .get(who, "/api/v1/wishlists/" + stage.id(who))
        .expect(200)
        .expect("/items/0/product", product)
        .expect("/items/0/quantity", "1")
        .expect("/items/0/reason", reason)
        .expect("/items/0/checkout", stage.id(who) + "-1");
  }
}
