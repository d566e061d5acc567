package shop.dataproduct.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bases in a directory. A base that is being made has another name until it is complete, so
 * that a crash leaves no half of one.
 */
final class Bases {

  private static final Logger LOG = LoggerFactory.getLogger(Bases.class);

  private static final String PREFIX = "base-";
  private static final String SUFFIX = ".duckdb";

  private final Path directory;
  private final ContractSql contract;
  private final AnalystsLog log;
  private final String fingerprint;

  /** Bases in a directory, which is made when it is not there. */
  Bases(Path directory, ContractSql contract, AnalystsLog log) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.contract = contract;
    this.log = log;
    this.fingerprint = Fingerprint.of(contract.fingerprint() + log.fingerprint());
  }

  /** Where files can be put that nobody needs after the next start. */
  Path directory() {
    return directory;
  }

  /**
   * The base to begin with: what the last start left, when it is of this log and this contract, or
   * an empty one. All else in the directory is deleted, because it can be made again.
   */
  Base first() throws SQLException, IOException {
    var found = newest();
    for (var file : files()) {
      if (found.isEmpty() || !file.equals(found.get().file().path())) {
        Files.deleteIfExists(file);
      }
    }
    return found.isPresent() ? found.get() : empty();
  }

  private Optional<Base> newest() throws IOException {
    return files().stream()
        .filter(file -> file.getFileName().toString().matches(PREFIX + ".*" + SUFFIX))
        .flatMap(file -> usable(file).stream())
        .max(Comparator.comparingLong(base -> base.place().position()));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private Optional<Base> usable(Path file) {
    try {
      return Optional.of(Base.read(file, directory)).filter(base -> isOurs(base.place()));
    } catch (SQLException e) {
      LOG.warn("{} is of no use and is made anew: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isOurs(Place place) {
    return place.contract().equals(fingerprint)
        && place.position() <= log.head()
        && (place.position() == 0 || place.beginning().equals(log.beginning()));
  }

  private Base empty() throws SQLException, IOException {
    return make(Optional.empty(), _ -> {});
  }

  /**
   * Makes a base that has the log up to about its head.
   *
   * @param from a base that has some of it already; without one everything is read
   * @param goOn asked again and again; when it says no, the base ends early
   */
  Base build(Optional<Base> from, BooleanSupplier goOn) throws SQLException, IOException {
    return make(
        from,
        part -> {
          try (var events = log.stream(part.place().position())) {
            part.add(events.takeWhile(_ -> goOn.getAsBoolean()).iterator());
          }
        });
  }

  /** What is done to a base before it is immutable. */
  private interface Making {
    void fill(Part part) throws SQLException;
  }

  private Base make(Optional<Base> from, Making making) throws SQLException, IOException {
    var file = directory.resolve(UUID.randomUUID() + ".part");
    try (var connection = Database.open(directory)) {
      // A second one would do nothing but ask again and again whether the log has been read.
      Database.execute(connection, "set threads = 1");
      if (from.isPresent()) {
        Files.copy(from.get().file().path(), file);
      }
      Database.execute(connection, Database.attach(file, Base.NAME));
      var part = new Part(connection, Base.NAME, contract);
      if (from.isEmpty()) {
        part.create(new Place(0, fingerprint, log.beginning()));
      }
      making.fill(part);
      var place = part.place();
      Database.execute(connection, "checkpoint " + Base.NAME);
      Database.execute(connection, "detach " + Base.NAME);
      return new Base(new SharedFile(named(file, place)), place);
    } catch (SQLException | IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Path named(Path file, Place place) throws IOException {
    return Files.move(
        file,
        directory.resolve(
            "%s%012d-%s%s".formatted(PREFIX, place.position(), UUID.randomUUID(), SUFFIX)));
  }
}
