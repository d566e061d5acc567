package shop.checkout.endtoend;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.cart.CartCommand;
import shop.householdlimit.HouseholdLimitCommand;
import shop.householdlimit.LimitRuleCommand;
import shop.inventory.AllocationCommand;
import shop.inventory.StockCommand;
import shop.wishlist.WishlistCommand;
import tools.jackson.databind.JsonNode;

/** What has to be true of every log, whatever happened. */
final class LogRules {

  /** Every type of event that the outside may see, by its source. */
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "carts",
          types(
              "shop.cart.",
              "created itemAdded itemChanged itemRemoved cleared submissionStarted submitted"
                  + " submissionRejected submissionExpired"),
          "checkouts",
          types(
              "shop.checkout.",
              "started limitReserved limitExceeded stockReserved stockUnavailable completed"
                  + " rejected expired backordered backorderServed backorderCancelled"
                  + " linesCancelled"),
          "inventory",
          types(
              "shop.inventory.",
              "stockSet stockReserved stockUnavailable stockReleased stockConfirmed"
                  + " stockBackordered backorderServed backorderCancelled stockReturned"),
          "limit-rules",
          types("shop.limitRule.", "set removed"),
          "household-limits",
          types("shop.householdLimit.", "reserved exceeded released used overrun"),
          "wishlists",
          types("shop.wishlist.", "itemAdded itemRemoved itemAvailable"));

  private static final Set<String> ENDS =
      Set.of("shop.checkout.completed", "shop.checkout.rejected", "shop.checkout.expired");

  /** The names of all commands: the outside hears of facts only. */
  private static final Pattern COMMANDS =
      Pattern.compile(
          Stream.of(
                  CartCommand.class,
                  HouseholdLimitCommand.class,
                  LimitRuleCommand.class,
                  StockCommand.class,
                  AllocationCommand.class,
                  WishlistCommand.class)
              .flatMap(parent -> Stream.of(parent.getPermittedSubclasses()))
              .map(Class::getSimpleName)
              .reduce("command", (all, name) -> all + "|" + name),
          Pattern.CASE_INSENSITIVE);

  private LogRules() {}

  private static Set<String> types(String prefix, String names) {
    return Stream.of(names.split(" ")).map(prefix::concat).collect(toSet());
  }

  /** Checks a whole log, in the order of its positions. */
  static void check(List<Event> log) {
    log.forEach(LogRules::isWellFormed);
    revisionsAreDense(log);
    identifiersAreUnique(log);
    causesCameBefore(log);
    nothingIsOversold(log);
    noLimitIsExceeded(log);
    checkoutsEndOnce(log);
  }

  private static void isWellFormed(Event event) {
    assertThat(event.attribute("specversion")).isEqualTo("1.0");
    assertThat(event.id()).isNotEmpty();
    assertThat(event.subject()).isNotEmpty();
    assertThat(TYPES.get(event.source())).as(event.source()).contains(event.type());
    assertThat(event.attribute("datacontenttype")).isEqualTo("application/json");
    assertThat(event.attribute("time")).endsWith("Z");
    assertThat(event.attribute("partitionkey")).isEqualTo(event.subject());
    assertThat(event.attribute("sequence")).matches("\\d{10,}");
    assertThat(event.attribute("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    assertThat(URI.create(event.attribute("dataschema")).isAbsolute()).isTrue();
    assertThat(URI.create(event.attribute("dataref")).isAbsolute()).isTrue();
    assertThat(COMMANDS.matcher(event.json().toString()).find()).as("%s", event.json()).isFalse();
  }

  /** The revisions of every resource count from 1 without a gap, in the order of the log. */
  private static void revisionsAreDense(List<Event> log) {
    byResource(log)
        .forEach((resource, events) ->
            assertThat(events.stream().map(Event::sequence))
                .as(resource)
                .containsExactlyElementsOf(
                    IntStream.rangeClosed(1, events.size()).asLongStream().boxed().toList()));
  }

  private static void identifiersAreUnique(List<Event> log) {
    assertThat(log.stream().map(event -> event.source() + " " + event.id()))
        .doesNotHaveDuplicates();
  }

  private static void causesCameBefore(List<Event> log) {
    var positions =
        IntStream.range(0, log.size())
            .boxed()
            .collect(toMap(n -> log.get(n).id(), identity(), Math::min));
    var checkouts =
        log.stream()
            .filter(event -> event.source().equals("checkouts"))
            .map(Event::subject)
            .collect(toSet());
    for (int position = 0; position < log.size(); position++) {
      var event = log.get(position);
      if (event.has("causationid")) {
        assertThat(positions.get(event.attribute("causationid")))
            .as("the cause of %s", event.json())
            .isNotNull()
            .isLessThan(position);
      }
      if (event.has("correlationid")) {
        assertThat(checkouts).contains(event.attribute("correlationid"));
      }
      if (event.source().equals("checkouts")) {
        assertThat(event.attribute("correlationid")).isEqualTo(event.subject());
      }
    }
  }

  private static void nothingIsOversold(List<Event> log) {
    of(log, "inventory")
        .forEach(event -> {
          var stock = event.resource();
          long onHand = stock.at("/onHand").asLong();
          long reserved = stock.at("/reserved").asLong();
          assertThat(reserved).as(event.data()).isBetween(0L, onHand);
          assertThat(stock.at("/available").asLong()).isEqualTo(onHand - reserved);
        });
  }

  /** A limit may be lowered below what is used; but nothing is reserved beyond it. */
  private static void noLimitIsExceeded(List<Event> log) {
    of(log, "household-limits")
        .filter(event -> event.type().equals("shop.householdLimit.reserved"))
        .forEach(event ->
            event
                .resource()
                .at("/products")
                .valueStream()
                .filter(product -> isReservedBy(product, event.attribute("correlationid")))
                .forEach(product -> isWithinItsLimit(product, event)));
  }

  private static boolean isReservedBy(JsonNode product, String checkout) {
    return product
        .at("/entries")
        .valueStream()
        .anyMatch(entry -> entry.at("/reservation").asString().equals(checkout));
  }

  private static void isWithinItsLimit(JsonNode product, Event event) {
    int counted = product.at("/used").asInt() + product.at("/reserved").asInt();
    assertThat(counted).as(event.data()).isBetween(1, product.at("/limit").asInt());
    assertThat(product.at("/left").asInt()).isEqualTo(product.at("/limit").asInt() - counted);
  }

  private static void checkoutsEndOnce(List<Event> log) {
    byResource(of(log, "checkouts").toList())
        .forEach((checkout, events) -> {
          assertThat(events.getFirst().type()).isEqualTo("shop.checkout.started");
          assertThat(events).filteredOn(LogRules::isAnEnd).as(checkout).hasSizeLessThan(2);
        });
  }

  static boolean isAnEnd(Event event) {
    return ENDS.contains(event.type());
  }

  /** The newest event of every resource of a source. */
  static List<Event> newest(List<Event> log, String source) {
    return byResource(of(log, source).toList()).values().stream().map(List::getLast).toList();
  }

  /** Whether every checkout has ended, all that follows has followed, and nobody holds anything. */
  static boolean isAtRest(List<Event> log) {
    var ended = log.stream().filter(LogRules::isAnEnd).map(Event::subject).collect(toSet());
    return of(log, "checkouts").map(Event::subject).allMatch(ended::contains)
        && FollowUps.of(log).haveHappened()
        && newest(log, "inventory").stream()
            .allMatch(event -> event.resource().at("/reserved").asLong() == 0)
        && newest(log, "household-limits").stream()
            .flatMap(event -> event.resource().at("/products").valueStream())
            .allMatch(product -> product.at("/reserved").asInt() == 0);
  }

  static Stream<Event> of(List<Event> log, String source) {
    return log.stream().filter(event -> event.source().equals(source));
  }

  private static Map<String, List<Event>> byResource(List<Event> log) {
    return log.stream().collect(groupingBy(event -> event.source() + " " + event.subject()));
  }
}
