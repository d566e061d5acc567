package shop.contract.schema;

import java.util.Locale;
import java.util.Optional;

/**
 * One attribute of a resource or of a part of it, with all that is declared of it.
 *
 * @param name in JSON: {@code totalQuantity}
 * @param required whether it is always there; otherwise it is left out, and never null
 * @param description what it means
 * @param unit in what it is counted, if it is
 * @param personal what it says of a person
 * @param shown how analysts see it
 * @param derivation how it follows from other attributes, if it does
 */
public record Attribute(
    String name,
    ValueType type,
    boolean required,
    String description,
    Optional<String> unit,
    Personal.Data personal,
    ForAnalysts.Shown shown,
    Optional<String> derivation) {

  /** Its name in SQL: {@code total_quantity}. */
  public String column() {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
