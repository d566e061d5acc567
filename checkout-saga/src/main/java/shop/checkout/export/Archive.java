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
 * moment fetches at most one day again.
 */
final class Archive {

  private static final String FILE = "events.parquet";
  private static final String UNFINISHED = "_unfinished";
  private static final String NOTES = "_export.json";

  private final Path directory;
  private final Map<String, String> tags;

  private Archive(Path directory, Map<String, String> tags) {
    this.directory = directory;
    this.tags = tags;
  }

  static Archive in(Path directory) throws IOException {
    Files.createDirectories(directory);
    var notes = directory.resolve(NOTES);
    return new Archive(
        directory,
        Files.exists(notes)
            ? JsonMapper.shared()
                .readValue(
                    Files.readAllBytes(notes), new TypeReference<TreeMap<String, String>>() {})
            : new TreeMap<>());
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
}
