package shop.checkout.demo;

/** Something came out differently from what the story tells, so that it cannot go on. */
final class Differs extends RuntimeException {

  Differs(String message) {
    super(message, null, false, false);
  }

  /**
   * Compares what is with what the story tells.
   *
   * @param what names it: {@code the status of checkout 101-1}
   * @throws Differs when they are not equal
   */
  static void unless(String what, Object told, Object is) {
    if (!told.equals(is)) {
      throw new Differs("%s should be %s and is %s".formatted(what, told, is));
    }
  }
}
