package shop.checkout.node;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The URL by which other nodes reach this one: the property {@code shop.node-url}, or the address
 * and the port on which it listens.
 */
@Component
final class NodeUrl {

  private final Environment environment;

  NodeUrl(Environment environment) {
    this.environment = environment;
  }

  /**
   * The URL, without a slash at its end.
   *
   * @throws IllegalStateException when it is not configured and the web server has not started yet
   */
  URI get() {
    var configured = environment.getProperty("shop.node-url", "");
    return URI.create(
        configured.isBlank()
            ? "http://%s:%s"
                .formatted(
                    environment.getRequiredProperty("server.address"),
                    environment.getRequiredProperty("local.server.port"))
            : configured.replaceFirst("/+$", ""));
  }
}
