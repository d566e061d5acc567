package shop.contract.schema;

import java.util.List;

/** What values an attribute can have. */
public sealed interface ValueType {

  /** A JSON string. */
  record Text() implements ValueType {}

  /** A JSON string in the form of RFC 3339, in UTC. */
  record Time() implements ValueType {}

  /** A JSON string out of these. */
  record Choice(List<String> values) implements ValueType {}

  /**
   * A JSON number without fraction.
   *
   * @param bits how large it can be: 32 or 64, signed
   */
  record Whole(int bits) implements ValueType {}

  /** A JSON object. */
  record Nested(RecordSchema schema) implements ValueType {}

  /** A JSON array of these. */
  record Many(ValueType element) implements ValueType {}
}
