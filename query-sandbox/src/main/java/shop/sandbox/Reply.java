package shop.sandbox;

/** What became of a question. */
public sealed interface Reply {

  /**
   * An answer.
   *
   * @param body in the format that was asked for
   * @param rows that are in it
   * @param truncated whether there would have been more
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
  record Result(byte[] body, long rows, boolean truncated) implements Reply {}

  /**
   * None.
   *
   * @param detail for people; names what is to blame
   */
  record Refused(Reason reason, String detail) implements Reply {}
}
