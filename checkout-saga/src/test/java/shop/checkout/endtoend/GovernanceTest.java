package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every product keeps the rules of the house, and one that does not is named. */
class GovernanceTest {

  private final JsonNode asyncApi =
      Service.shared().shop().call("GET", "/asyncapi", null).is(200).json();

  @Test
  void every_product_keeps_the_rules() {
    assertThat(Governance.faults(asyncApi)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /channels/carts/messages/CartCreated                                     | {} | carts: CartCreated is no name of a type
          /channels/carts/messages/shop.cart.ItemAdded                             | {} | carts: shop.cart.ItemAdded is no name of a type
          /channels/signals/messages/shop.cart.measured                            | {} | signals: shop.cart.measured is told of elsewhere, too
          /components/messages/shop.cart.created/payload/allOf/0/$ref              | "#/components/schemas/carts" | carts: shop.cart.created has not the envelope of the log
          /components/messages/shop.cart.created/payload/allOf/1/properties/source | {"const": "wishlists"} | carts: shop.cart.created has not the envelope of the log
          /components/schemas/carts/properties/note                                | {"description": "What else."} | carts: note does not tell what it says of a person
          /components/schemas/carts/$defs/CartItem/properties/note                 | {"description": "What else.", "x-personal": "?"} | carts CartItem: note does not tell what it says of a person
          /components/schemas/carts/properties/customer/x-analysts                 | "plain" | carts: analysts see customer as it is
          /components/schemas/signals/properties/value/description                 | "" | signals: value is not explained
          """)
  void a_product_that_does_not_is_named(String place, String planted, String fault) {
    var spoiled = asyncApi.deepCopy();
    var pointer = JsonPointer.compile(place);
    ((ObjectNode) spoiled.at(pointer.head()))
        .set(pointer.last().getMatchingProperty(), JsonMapper.shared().readTree(planted));

    assertThat(Governance.faults(spoiled)).contains(fault);
  }
}
