package shop.checkout.sql;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running service in SQL: {@code ./run sql "select * from carts"}. */
public final class Sql {

  private static final URI USUAL = URI.create("http://127.0.0.1:8080");
  private static final Pattern NAMED = Pattern.compile("--url=(https?://[\\w.:\\[\\]-]+)/?");
  private static final Pattern FORMAT = Pattern.compile("--format=(table|csv|json)");
  private static final Pattern OPTION = Pattern.compile("--[a-z].*");

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private static final int ANSWERED = 0;
  private static final int REFUSED = 1;
  private static final int NOT_ASKED = 2;

  private final PrintStream out;
  private final PrintStream err;

  /**
   * Somebody at a shell.
   *
   * @param out gets what is answered
   * @param err gets why something is not
   */
  public Sql(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Ends with 0 when it is answered, 1 when it is refused, 2 when it could not be asked. */
  public static void main(String[] arguments) {
    System.exit(new Sql(System.out, System.err).run(arguments));
  }

  /** Asks the service that was named, or the one where one usually is. */
  public int run(String... arguments) {
    var statements = Stream.of(arguments).filter(argument -> !OPTION.matcher(argument).matches());
    var sql = statements.toList();
    if (sql.size() != 1 || Stream.of(arguments).anyMatch(Sql::isUnknown)) {
      err.println("./run sql \"select ...\" [--format=table|csv|json] [--url=http://host:port]");
      return NOT_ASKED;
    }
    var url = option(NAMED, arguments).map(URI::create).orElse(USUAL);
    var format = option(FORMAT, arguments).orElse("table");
    try {
      return show(ask(url, sql.getFirst(), format), format);
    } catch (IOException e) {
      err.printf("The service at %s does not answer: %s%n", url, e);
      return NOT_ASKED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOT_ASKED;
    }
  }

  private static boolean isUnknown(String argument) {
    return OPTION.matcher(argument).matches()
        && !NAMED.matcher(argument).matches()
        && !FORMAT.matcher(argument).matches();
  }

  private static Optional<String> option(Pattern pattern, String... arguments) {
    return Stream.of(arguments)
        .map(pattern::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private static HttpResponse<String> ask(URI url, String sql, String format)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve("/api/v1/query"))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("Accept", format.equals("csv") ? "text/csv" : "application/json")
            .POST(
                BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("sql", sql))))
            .build();
    try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private int show(HttpResponse<String> answer, String format) {
    if (answer.statusCode() != 200) {
      err.println(problem(answer));
      return REFUSED;
    }
    switch (format) {
      case "table" -> Table.of(JsonMapper.shared().readTree(answer.body())).print(out);
      case "csv" -> out.print(answer.body());
      default -> out.println(answer.body());
    }
    return ANSWERED;
  }

  private static String problem(HttpResponse<String> answer) {
    if (!answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
      return "answered with " + answer.statusCode();
    }
    var problem = JsonMapper.shared().readTree(answer.body());
    return problem.path("reason").asString("") + ": " + problem.path("detail").asString("");
  }
}
