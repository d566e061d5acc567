package shop.http;

/**
 * What a type of problem means.
 *
 * @param type path of the type URI
 * @param reason what {@code reason} says when the problem has no more specific one
 * @param remedy what the client can do about it
 */
record ProblemPage(
    String type, String reason, int status, String title, String meaning, String remedy) {

  static ProblemPage of(ProblemType type) {
    return new ProblemPage(
        type.path(),
        type.name(),
        type.status().value(),
        type.title(),
        type.meaning(),
        type.remedy());
  }
}
