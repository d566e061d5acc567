package shop.http;

/** What can be wrong at one place of a request; the names are the reasons in {@code errors}. */
enum Fault {
  /** A body, a field or a parameter is missing or null. */
  REQUIRED,
  /** No such field is known here. */
  UNKNOWN_FIELD,
  /** The field was given before in the same object. */
  DUPLICATE_FIELD,
  /** A string where a number belongs, a fraction where a whole number belongs, and the like. */
  WRONG_TYPE,
  /** The number is smaller or greater than allowed. */
  OUT_OF_RANGE,
  /** The text has not the required form. */
  WRONG_SYNTAX,
  /** Any other value that cannot be. */
  INVALID_VALUE,
  /** The body is not JSON from here on. */
  MALFORMED_JSON,
  /** More follows after the end of the JSON value. */
  TRAILING_CONTENT,
  /** Too deep, or too long a text, name or number. */
  TOO_LARGE
}
