package shop.dataproduct.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is deleted when the last who uses it lets it go. */
final class SharedFile {

  private static final Logger LOG = LoggerFactory.getLogger(SharedFile.class);

  private final Path path;
  private int users = 1;

  SharedFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  synchronized SharedFile share() {
    users++;
    return this;
  }

  synchronized void release() {
    users--;
    if (users == 0) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        LOG.warn("{} cannot be deleted", path, e);
      }
    }
  }
}
