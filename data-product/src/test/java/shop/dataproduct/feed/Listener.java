package shop.dataproduct.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events, as simple as the format allows. */
final class Listener implements AutoCloseable {

  /** One message: the values of its three fields. */
  record Message(long id, String event, String data) {}

  final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  Listener(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  HttpHeaders headers() {
    return response.headers();
  }

  /** The next line, comments and empty lines too; null at the end of the stream. */
  @Nullable String line() throws IOException {
    return lines.readLine();
  }

  Message next() throws IOException {
    var fields = new ArrayList<String>();
    for (var line = line(); line != null; line = line()) {
      if (line.isEmpty() && !fields.isEmpty()) {
        return message(fields);
      }
      if (!line.isEmpty() && !line.startsWith(":")) {
        fields.add(line);
      }
    }
    throw new IOException("the stream has ended");
  }

  private static Message message(List<String> fields) {
    if (fields.size() != 3) {
      throw new AssertionError("three fields make a message: " + fields);
    }
    return new Message(
        Long.parseLong(value(fields.get(0), "id: ")),
        value(fields.get(1), "event: "),
        value(fields.get(2), "data: "));
  }

  private static String value(String line, String name) {
    if (!line.startsWith(name)) {
      throw new AssertionError("expected " + name + " but was " + line);
    }
    return line.substring(name.length());
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
