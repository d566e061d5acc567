package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everybody shows a resource alike: who reads it, who is told of it, and whatever describes it. And
 * whatever is different in one of them is found.
 */
class FacadesTest {

  private final Service service = Service.shared();
  private final Shop shop = service.shop();

  @Test
  void all_facades_of_all_resources_say_the_same() {
    assertThat(story().flatMap(event -> Facades.differences(Facades.of(service, event)).stream()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET         | /totalQuantity
          event       | /totalQuantity
          JSON Schema | /properties/totalQuantity
          OpenAPI     | /components/schemas/Cart/properties/totalQuantity
          AsyncAPI    | /components/schemas/carts/properties/totalQuantity
          ODCS        | /schema/0/properties/5
          SQL         | /total_quantity
          """)
  void what_one_of_them_lacks_is_named(String name, String place) {
    var carts = Facades.of(service, cart());

    var differences =
        Facades.differences(
            carts.stream()
                .map(facade -> facade.name().equals(name) ? facade.without(place) : facade)
                .toList());

    assertThat(differences)
        .containsExactly(
            "totalQuantity: not in %s, but in %s".formatted(name, othersThan(name, carts)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET         | /totalQuantity | "3" | type is integer in %s; string in GET
          event       | /totalQuantity | "3" | type is integer in %s; string in event
          JSON Schema | /properties/totalQuantity/type | "number" | type is integer in %s; number in JSON Schema
          OpenAPI     | /components/schemas/Cart/properties/totalQuantity/type | "number" | type is integer in %s; number in OpenAPI
          AsyncAPI    | /components/schemas/carts/properties/totalQuantity/type | "number" | type is integer in %s; number in AsyncAPI
          ODCS        | /schema/0/properties/5/physicalType | "number" | type is integer in %s; number in ODCS
          SQL         | /total_quantity | "VARCHAR" | type is integer in %s; string in SQL
          """)
  void what_one_of_them_says_otherwise_is_named(
      String name, String place, String value, String difference) {
    var carts = Facades.of(service, cart());

    assertThat(Facades.differences(with(name, place, value, carts)))
        .containsExactly("totalQuantity: " + difference.formatted(othersThan(name, carts)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          JSON Schema | /required | [] | totalQuantity: required
          OpenAPI     | /components/schemas/Cart/properties/customer/x-analysts | "plain" | customer: analysts
          AsyncAPI    | /components/schemas/carts/properties/customer/x-personal | "none" | customer: personal
          AsyncAPI    | /components/schemas/carts/$defs/CartItem/properties/quantity/x-unit | "kg" | items[].quantity: unit
          ODCS        | /schema/0/properties/5/transformLogic | "0" | totalQuantity: derivation
          ODCS        | /schema/0/properties/1/quality/0/arguments/validValues | ["open"] | status: values
          OpenAPI     | /components/schemas/Cart/properties/createTime/format | "date" | createTime: time
          SQL         | /create_time | "VARCHAR" | createTime: time
          SQL         | /name | "VARCHAR" | name: not in JSON Schema, OpenAPI, AsyncAPI, ODCS, but in SQL
          GET         | /more | 1 | more: not in JSON Schema, OpenAPI, AsyncAPI, ODCS, SQL, but in GET
          """)
  void whatever_is_declared_is_compared(
      String name, String place, String value, String difference) {
    assertThat(Facades.differences(with(name, place, value, Facades.of(service, cart()))))
        .anyMatch(found -> found.startsWith(difference));
  }

  private static List<Facade> with(String name, String place, String value, List<Facade> facades) {
    var planted = JsonMapper.shared().readTree(value);
    return facades.stream()
        .map(facade -> facade.name().equals(name) ? facade.with(place, planted) : facade)
        .toList();
  }

  private static String othersThan(String name, List<Facade> facades) {
    return String.join(
        ", ", facades.stream().map(Facade::name).filter(other -> !other.equals(name)).toList());
  }

  private Event cart() {
    var cart = shop.cart();
    shop.add(cart, shop.product(9), 3);
    return shop.feed().of("carts", cart).getLast();
  }

  /** The newest event of a resource of each kind, after a checkout that was refused. */
  private Stream<Event> story() {
    var product = shop.product(10, 2);
    var customer = Shop.unique("customer");
    var household = Shop.unique("household");
    return Stream.of(2, 1)
        .flatMap(pieces -> {
          var cart = shop.cart(customer, household);
          shop.add(cart, product, pieces);
          var checkout = shop.buy(cart).at("/id").asString();
          return Stream.of(
                  shop.feed().of("carts", cart),
                  shop.feed().of("checkouts", checkout),
                  shop.feed().of("inventory", product),
                  shop.feed().of("limit-rules", product),
                  shop.feed().of("household-limits", household),
                  shop.feed().of("wishlists", customer))
              .flatMap(events -> events.reversed().stream().limit(1));
        });
  }
}
