package shop.benchmark.run;

/**
 * How the service is with so many checkouts behind it.
 *
 * @param ready seconds from the begin of the process until it answers
 * @param heap megabytes that are left in use after a collection, when the run is over
 * @param database gigabytes on the disk
 */
record Grown(int checkouts, double ready, double heap, double database, Seen seen) {

  private static final String MARK = "grown ";

  String line() {
    return MARK + "%d %s %s %s %s".formatted(checkouts, ready, heap, database, seen.line());
  }

  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  static Grown parse(String line) {
    var field = line.substring(MARK.length()).split(" ", 5);
    return new Grown(
        Integer.parseInt(field[0]),
        Double.parseDouble(field[1]),
        Double.parseDouble(field[2]),
        Double.parseDouble(field[3]),
        Seen.parse(field[4]));
  }
}
