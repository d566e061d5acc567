package shop.dataproduct.producers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import shop.dataproduct.log.ResourceKinds;
import tools.jackson.databind.JsonNode;

/** The products of other producers that are registered here, known by their CloudEvents source. */
@Component
public final class Products {

  private static final String FILES = "*.yaml";

  private final Map<String, Descriptor> bySource = new HashMap<>();

  /**
   * Registers what the class path has in {@code products}, and what a directory has.
   *
   * @param directory absent when there is none
   * @throws BadDescriptor when a descriptor cannot be followed, or takes what is another's
   */
  Products(ResourceKinds ours, @Value("${shop.products:}") String directory) {
    var types = new HashSet<String>();
    files(directory)
        .forEach(file -> {
          var descriptor = Descriptor.read(file);
          var product = descriptor.product();
          var taken =
              ours.of(product.source()).isPresent() || bySource.containsKey(product.source());
          var takenType =
              product.types().stream().filter(type -> isOurs(ours, type) || !types.add(type));
          if (taken) {
            throw bad(file, "source: " + product.source() + " is another's");
          }
          takenType
              .findFirst()
              .ifPresent(type -> {
                throw bad(file, "types: " + type + " is another's");
              });
          bySource.put(product.source(), descriptor);
        });
  }

  private static Stream<Resource> files(String directory) {
    var own = find("classpath*:products/" + FILES);
    if (directory.isBlank()) {
      return own;
    }
    if (!Files.isDirectory(Path.of(directory))) {
      throw new BadDescriptor(directory, "it is no directory");
    }
    return Stream.concat(own, find("file:" + directory + "/" + FILES));
  }

  private static Stream<Resource> find(String pattern) {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(ResourceKinds ours, String type) {
    return ours.all().stream().anyMatch(kind -> kind.types().contain(type));
  }

  private static BadDescriptor bad(Resource file, String fault) {
    return new BadDescriptor(String.valueOf(file.getFilename()), fault);
  }

  /** All, in the order of their sources. */
  public List<Product> all() {
    return bySource.values().stream()
        .map(Descriptor::product)
        .sorted(Comparator.comparing(Product::source))
        .toList();
  }

  /** The product whose events have a source. */
  public Optional<Product> of(String source) {
    return descriptor(source).map(Descriptor::product);
  }

  /** The JSON Schema of a product's data. */
  public JsonNode schema(Product product) {
    return descriptor(product.source()).orElseThrow().schema().document();
  }

  /** The JSON Schema of what is around the data of an event that another producer posts. */
  public static JsonNode envelope() {
    return Gate.ENVELOPE.document();
  }

  Optional<Descriptor> descriptor(String source) {
    return Optional.ofNullable(bySource.get(source));
  }
}
