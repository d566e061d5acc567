package shop.checkout.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import shop.checkout.CheckoutService;

/** A service of its own, on a free port, whose data goes when it does. */
public final class FreshService implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final Path data;

  private FreshService(ConfigurableApplicationContext context, Path data) {
    this.context = context;
    this.data = data;
  }

  /**
   * Starts one.
   *
   * @param properties Spring's, as the main method takes them
   */
  public static FreshService start(String... properties) throws IOException {
    var data = Files.createTempDirectory("checkout-demo");
    // For when the demo is interrupted.
    SpringApplication.getShutdownHandlers().add(() -> delete(data));
    return new FreshService(
        SpringApplication.run(
            CheckoutService.class,
            Stream.concat(
                    Stream.of(
                        "--server.port=0",
                        "--shop.data=" + data,
                        "--shop.welcome=false",
                        "--logging.level.shop=warn"),
                    Stream.of(properties))
                .toArray(String[]::new)),
        data);
  }

  /** Where it answers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + property("local.server.port"));
  }

  /** A property with which it runs. */
  public String property(String name) {
    return context.getEnvironment().getRequiredProperty(name);
  }

  /** A part of it, for whoever wants to look inside. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    delete(data);
  }

  private static void delete(Path data) {
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
