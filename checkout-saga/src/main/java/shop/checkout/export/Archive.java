package shop.checkout.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Days in a directory: {@code date=2026-11-23/events.parquet}, as every engine finds partitions,
 * and {@code _export.json} with the entity tag of each, which engines leave alone. A file is
 * complete when it has its name, and its tag is noted after that: whoever is interrupted at any
 * moment fetches at most one day again. One process at a time writes into it, or one could note a
 * tag for the file of another.
 */
final class Archive implements AutoCloseable {

  private static final String FILE = "events.parquet";
  private static final String UNFINISHED = "_unfinished";
  private static final String NOTES = "_export.json";

  /** Stays there; who has locked it is known to the operating system, also after a crash. */
  private static final String LOCK = "_lock";

  private final Path directory;
  private final FileChannel lock;
  private final Map<String, String> tags;

  private Archive(Path directory, FileChannel lock, Map<String, String> tags) {
    this.directory = directory;
    this.lock = lock;
    this.tags = tags;
  }

  /**
   * The archive in a directory, which is made when it is not there.
   *
   * @throws IOException also when another process writes into it
   */
  static Archive in(Path directory) throws IOException {
    Files.createDirectories(directory);
    var lock =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() == null) {
        throw new IOException("another export into it is under way");
      }
      return new Archive(directory, lock, tags(directory.resolve(NOTES)));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Map<String, String> tags(Path notes) throws IOException {
    return Files.exists(notes)
        ? JsonMapper.shared()
            .readValue(Files.readAllBytes(notes), new TypeReference<TreeMap<String, String>>() {})
        : new TreeMap<>();
  }

  /** The entity tag of the file that is there; empty when none is. */
  Optional<String> tag(String date) {
    return Files.exists(file(date)) ? Optional.ofNullable(tags.get(date)) : Optional.empty();
  }

  /** Keeps a day's file in the place of an earlier one. */
  void keep(String date, String tag, InputStream content) throws IOException {
    Files.createDirectories(file(date).getParent());
    replace(file(date), content);
    tags.put(date, tag);
    replace(
        directory.resolve(NOTES),
        new ByteArrayInputStream(JsonMapper.shared().writeValueAsBytes(tags)));
  }

  private Path file(String date) {
    return directory.resolve("date=" + date).resolve(FILE);
  }

  private void replace(Path file, InputStream content) throws IOException {
    var unfinished = directory.resolve(UNFINISHED);
    Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
    try (var written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
