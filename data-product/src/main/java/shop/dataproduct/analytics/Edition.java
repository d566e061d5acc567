package shop.dataproduct.analytics;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceEvent;

/**
 * A base with a tail of its own. One thread adds to it, many read; whoever reads sees what one
 * moment had.
 */
final class Edition {

  private static final String TAIL = "tail";

  private final Base base;
  private final Path directory;
  private final ContractSql contract;
  private final DuckDBConnection writer;
  private final Part tail;
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();
  private volatile long position;
  private boolean closed;
  private @Nullable Copy copy;

  /** The tail as a file, as it was at a position. */
  private record Copy(SharedFile file, long position) {}

  /**
   * An edition that begins with what a base has.
   *
   * @param directory for copies of the tail
   */
  Edition(Base base, Path directory, ContractSql contract) throws SQLException {
    this.base = base;
    this.directory = directory;
    this.contract = contract;
    this.writer = Database.open(directory);
    this.tail = new Part(writer, TAIL, contract);
    this.position = base.place().position();
    Database.execute(writer, "attach ':memory:' as " + TAIL);
    Database.execute(writer, Database.attachToRead(base.file().path(), Base.NAME));
    tail.create(base.place());
    for (var relation : contract.relations()) {
      Database.execute(writer, relation);
    }
  }

  Base base() {
    return base;
  }

  /** The position of the last event that is in it. */
  long position() {
    return position;
  }

  /** How many events its base has not. */
  long tailLength() {
    return position - base.place().position();
  }

  /** Adds events that follow its position. */
  void add(List<ResourceEvent> events) throws SQLException {
    tail.add(events);
    position = events.getLast().position();
  }

  /**
   * Lets somebody read.
   *
   * @throws Retired when another edition has taken its place
   */
  <T> T read(AnalyticStore.Reading<T> reading) throws SQLException, Retired {
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new Retired();
      }
      try (var connection = writer.duplicate()) {
        Database.execute(connection, "set TimeZone = 'UTC'");
        return reading.read(connection);
      }
    } finally {
      inUse.readLock().unlock();
    }
  }

  /**
   * What another process can open, as of now.
   *
   * @throws Retired when another edition has taken its place
   */
  AnalyticSnapshot snapshot() throws SQLException, Retired {
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new Retired();
      }
      return shared();
    } finally {
      inUse.readLock().unlock();
    }
  }

  private synchronized AnalyticSnapshot shared() throws SQLException {
    var tail = copy();
    return new AnalyticSnapshot(
        contract, base.file().share(), tail.file().share(), tail.position());
  }

  /** Copies the tail, unless it is what it was at the last time. */
  private Copy copy() throws SQLException {
    var known = copy;
    if (known != null && known.position() == position) {
      return known;
    }
    var file = directory.resolve("tail-" + UUID.randomUUID() + ".duckdb");
    try (var connection = writer.duplicate()) {
      Database.execute(connection, Database.attach(file, "copy"));
      Database.execute(connection, "copy from database tail to copy");
      long copied = Place.of(connection, "copy").position();
      Database.execute(connection, "detach copy");
      copy = new Copy(new SharedFile(file), copied);
    }
    if (known != null) {
      known.file().release();
    }
    return copy;
  }

  /** Ends it when the last reader has; its base stays where it is. */
  void close() throws SQLException {
    inUse.writeLock().lock();
    try {
      closed = true;
      writer.close();
    } finally {
      inUse.writeLock().unlock();
    }
    synchronized (this) {
      if (copy != null) {
        copy.file().release();
        copy = null;
      }
    }
  }

  /** Ends it for good: its base is deleted, once no snapshot needs it. */
  void retire() throws SQLException {
    close();
    base.file().release();
  }

  /** That another edition has to be asked. */
  static final class Retired extends Exception {}
}
