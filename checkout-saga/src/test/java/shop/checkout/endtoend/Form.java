package shop.checkout.endtoend;

import java.util.stream.Stream;

/** The forms a checkout can take: what the business holds to be integral, and what follows. */
enum Form {
  ORCHESTRATED("integral", "integral"),
  DELEGATED("delegated", "integral"),
  OVERBOOKING("integral", "side-effect"),
  EVENTUAL_LIMIT("side-effect", "integral"),
  CHOREOGRAPHED("side-effect", "side-effect");

  private final String householdLimit;
  private final String stock;

  Form(String householdLimit, String stock) {
    this.householdLimit = householdLimit;
    this.stock = stock;
  }

  /** A shared service in this form; the orchestrated one is the service of all other tests. */
  Service service() {
    return Service.shared(properties());
  }

  String[] properties() {
    return this == ORCHESTRATED
        ? new String[0]
        : Stream.of("household-limit=" + householdLimit, "stock=" + stock)
            .map("--shop.policy."::concat)
            .toArray(String[]::new);
  }

  String householdLimit() {
    return householdLimit;
  }

  String stock() {
    return stock;
  }

  /** Whether no household ever gets more than its limit, not even at the same moment. */
  boolean keepsTheLimit() {
    return !householdLimit.equals("side-effect");
  }

  /** Whether nothing is sold that is not there. */
  boolean sellsOnlyWhatIsThere() {
    return stock.equals("integral");
  }
}
