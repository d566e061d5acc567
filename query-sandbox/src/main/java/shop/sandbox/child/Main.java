package shop.sandbox.child;

import java.io.IOException;

/** The process that answers strangers' statements. */
public final class Main {

  private Main() {}

  /**
   * Serves standard input and output until whoever asks has gone.
   *
   * @param arguments bytes of memory for the database, rows and bytes of a result
   */
  public static void main(String[] arguments) throws IOException {
    Loop.serve(
        new Answers(
            Long.parseLong(arguments[0]),
            Long.parseLong(arguments[1]),
            Integer.parseInt(arguments[2])));
  }
}
