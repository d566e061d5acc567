package shop.dataproduct.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The URL under which the world reaches this service: the property {@code shop.public-url}, or
 * {@code http://127.0.0.1} with the port on which it listens. Events name it, and events are read
 * far from the request that asked for them, so it cannot be taken from a request.
 */
@Component
public final class PublicUrl {

  private final Environment environment;
  private final @Nullable String configured;

  /**
   * The URL that is configured.
   *
   * @throws IllegalArgumentException when it is not an absolute URL without query and fragment
   */
  PublicUrl(Environment environment) {
    this.environment = environment;
    this.configured = checked(environment.getProperty("shop.public-url"));
  }

  private static @Nullable String checked(@Nullable String url) {
    if (url == null || url.isBlank()) {
      return null;
    }
    var uri = URI.create(url);
    if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("shop.public-url has to be like https://shop.example");
    }
    return url.replaceFirst("/+$", "");
  }

  /**
   * The absolute URL of a path of this service.
   *
   * @param path absolute, such as {@code /api/v1/carts/101}
   */
  public URI of(String path) {
    return URI.create(base() + path);
  }

  /**
   * The URL itself, without a slash at its end.
   *
   * @throws IllegalStateException when it is not configured and the web server has not started yet
   */
  public String base() {
    return configured == null
        ? "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
        : configured;
  }
}
