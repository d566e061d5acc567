package shop.contract.schema;

/**
 * One kind of thing that the log tells of a resource.
 *
 * @param name the CloudEvents type: {@code shop.cart.itemAdded}
 * @param description what has happened when it is told
 */
public record EventType(String name, String description) {}
