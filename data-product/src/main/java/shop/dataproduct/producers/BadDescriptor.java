package shop.dataproduct.producers;

/** A descriptor of a product cannot be followed, so that the service does not start. */
final class BadDescriptor extends RuntimeException {

  private final String descriptor;

  /**
   * Says what is wrong.
   *
   * @param descriptor the file
   */
  BadDescriptor(String descriptor, String fault) {
    super(fault, null, false, false);
    this.descriptor = descriptor;
  }

  String descriptor() {
    return descriptor;
  }
}
