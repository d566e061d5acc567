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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.checkout.shell.Options;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running service in SQL: {@code ./run sql "select * from carts"}. */
public final class Sql {

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
    var isOption =
        Stream.of(arguments).collect(Collectors.partitioningBy(OPTION.asMatchPredicate()));
    var options = new Options(isOption.getOrDefault(true, List.of()));
    var sql = isOption.getOrDefault(false, List.of());
    if (sql.size() != 1 || !options.areOnly(Options.URL, FORMAT)) {
      err.println("./run sql \"select ...\" [--format=table|csv|json] [--url=http://host:port]");
      return NOT_ASKED;
    }
    var format = options.value(FORMAT).orElse("table");
    try {
      return show(ask(options.service(), sql.getFirst(), format), format);
    } catch (IOException e) {
      err.println(options.excuse("The statement is not answered", e));
      return NOT_ASKED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOT_ASKED;
    }
  }

  private static HttpResponse<String> ask(URI url, String sql, String format)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve("/api/v1/query"))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("Accept", mediaType(format))
            .POST(
                BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(Map.of("sql", sql))))
            .build();
    try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private int show(HttpResponse<String> answer, String format) {
    if (answer.statusCode() != 200 || !isA(answer, mediaType(format))) {
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

  private static String mediaType(String format) {
    return format.equals("csv") ? "text/csv" : "application/json";
  }

  private static boolean isA(HttpResponse<String> answer, String mediaType) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith(mediaType);
  }

  private static String problem(HttpResponse<String> answer) {
    if (!isA(answer, "application/problem+json")) {
      return "answered with " + answer.statusCode();
    }
    var problem = JsonMapper.shared().readTree(answer.body());
    return problem.path("reason").asString("") + ": " + problem.path("detail").asString("");
  }
}
