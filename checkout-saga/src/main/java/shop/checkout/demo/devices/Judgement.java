package shop.checkout.demo.devices;

/** By what model the past is judged. */
enum Judgement {
  /** By the one that was known when it was measured. */
  AS_TOLD("what was known"),
  /** By the one that was in force, as is known now. */
  IN_FORCE("what was in force"),
  /** By the newest one. */
  NEWEST("the newest model");

  private final String words;

  Judgement(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
