package shop.benchmark.run;

import java.util.Arrays;

/** The process of one run: does what it is told, says what it saw, and ends. */
final class Child {

  private Child() {}

  /** The database's URL, and a {@link Plan}. */
  public static void main(String[] arguments) throws Exception {
    var plan = Plan.parse(Arrays.copyOfRange(arguments, 1, arguments.length));
    System.out.println(new Measurement(plan).run(arguments[0]).line());
    System.exit(0);
  }
}
