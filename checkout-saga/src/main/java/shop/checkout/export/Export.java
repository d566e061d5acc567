package shop.checkout.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.checkout.shell.Options;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches the log of a running service as Parquet files, a day each: {@code ./run export}. A day
 * that is there already is fetched again only when the service has more of it; one of which the
 * service has less, because it no longer keeps everything, stays as it is.
 */
public final class Export {

  private static final Path PLACE = Path.of("export");
  private static final Pattern TO = Pattern.compile("--to=(.+)");
  private static final String DAYS = "/api/v1/analytics/days";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofMinutes(10);

  private static final int DONE = 0;
  private static final int NOT_DONE = 2;

  private final PrintStream out;

  public Export(PrintStream out) {
    this.out = out;
  }

  /** Ends with 0 when everything is there, 2 when something could not be fetched. */
  public static void main(String[] arguments) {
    System.exit(new Export(System.out).run(arguments));
  }

  /** Fetches what is missing. */
  public int run(String... arguments) {
    var options = Options.of(arguments);
    if (!options.areOnly(Options.URL, TO)) {
      out.println("./run export [--to=DIRECTORY] [--url=http://host:port]");
      return NOT_DONE;
    }
    var place = options.value(TO).map(Path::of).orElse(PLACE);
    try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        var archive = Archive.in(place)) {
      export(http, options.service().resolve(DAYS), archive);
      return DONE;
    } catch (IOException | JacksonException e) {
      out.println(options.excuse("The log cannot be exported to " + place, e));
      return NOT_DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOT_DONE;
    }
  }

  private void export(HttpClient http, URI days, Archive archive)
      throws IOException, InterruptedException {
    var all = http.send(request(days).build(), BodyHandlers.ofString());
    if (all.statusCode() != 200) {
      throw new IOException(days + " answers " + all.statusCode());
    }
    for (var day : JsonMapper.shared().readTree(all.body()).path("days")) {
      var date = day.path("date").asString("");
      var tag = archive.tag(date);
      if (tag.isPresent() && events(tag.get()) > day.path("events").asLong(0)) {
        out.printf("%s  kept: it has %d events, the service less%n", date, events(tag.get()));
      } else {
        fetch(http, URI.create(days + "/" + date), day, tag, archive);
      }
    }
  }

  private void fetch(HttpClient http, URI url, JsonNode day, Optional<String> tag, Archive archive)
      throws IOException, InterruptedException {
    var date = day.path("date").asString("");
    var request = request(url);
    tag.ifPresent(known -> request.header("If-None-Match", known));
    var answer = http.send(request.build(), BodyHandlers.ofInputStream());
    try (var content = answer.body()) {
      switch (answer.statusCode()) {
        case 200 -> {
          archive.keep(date, tag(answer), content);
          out.printf("%s  %d events%n", date, events(tag(answer)));
        }
        case 304 -> out.printf("%s  %d events, as before%n", date, events(tag.orElseThrow()));
        default -> throw new IOException(url + " answers " + answer.statusCode());
      }
    }
  }

  private static String tag(HttpResponse<InputStream> answer) throws IOException {
    return answer
        .headers()
        .firstValue("ETag")
        .orElseThrow(() -> new IOException(answer.uri() + " has no entity tag"));
  }

  /** A day's tag says how many events it has: {@code "17-23"}. */
  private static long events(String tag) {
    var digits = tag.replaceFirst("-.*", "").replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private static HttpRequest.Builder request(URI url) {
    return HttpRequest.newBuilder(url).timeout(ANSWER);
  }
}
