package shop.benchmark.run;

/**
 * What one run showed.
 *
 * @param rate checkouts per second, from the first submission to the last end
 * @param cpu CPU seconds per 1,000 checkouts: engine, client and database
 * @param commits transactions that wrote, per checkout
 * @param acceptedP50 milliseconds from submission to acceptance
 * @param endedP50 milliseconds from submission to end
 * @param stuck checkouts that did not end
 * @param right whether the data says what it has to say
 */
record Seen(
    double rate,
    double cpu,
    double commits,
    double acceptedP50,
    double acceptedP99,
    double endedP50,
    double endedP99,
    int stuck,
    boolean right) {

  /** What begins the line on which a child tells what it saw. */
  private static final String MARK = "seen ";

  /** The same, and whether the data is as it has to be. */
  Seen right(boolean right) {
    return new Seen(rate, cpu, commits, acceptedP50, acceptedP99, endedP50, endedP99, stuck, right);
  }

  String line() {
    return MARK
        + "%s %s %s %s %s %s %s %d %s"
            .formatted(
                rate, cpu, commits, acceptedP50, acceptedP99, endedP50, endedP99, stuck, right);
  }

  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  static Seen parse(String line) {
    var field = line.substring(MARK.length()).split(" ", -1);
    return new Seen(
        Double.parseDouble(field[0]),
        Double.parseDouble(field[1]),
        Double.parseDouble(field[2]),
        Double.parseDouble(field[3]),
        Double.parseDouble(field[4]),
        Double.parseDouble(field[5]),
        Double.parseDouble(field[6]),
        Integer.parseInt(field[7]),
        Boolean.parseBoolean(field[8]));
  }
}
