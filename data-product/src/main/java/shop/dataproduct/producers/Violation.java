package shop.dataproduct.producers;

/**
 * Something that is wrong with an event or a descriptor.
 *
 * @param pointer JSON pointer (RFC 6901) to it, into the event in its structured form
 * @param reason stable, for machines
 * @param rule what it should be, for people
 */
record Violation(String pointer, String reason, String rule) {

  /** The same within a larger document. */
  Violation within(String place) {
    return new Violation(place + pointer, reason, rule);
  }

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "it" : pointer) + ": " + rule;
  }
}
