package shop.dataproduct.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/**
 * The log after a position as PostgreSQL hands it out by {@code COPY}, row by row while they are
 * asked for: a third less work than rows of a result. The binary format is described with {@code
 * COPY} in PostgreSQL's manual.
 */
final class LogCopy extends AbstractSpliterator<ResourceEvent> {

  /** The signature and the flags, after which stands how long the rest of the header is. */
  private static final int HEADER = 15;

  /** In the place of the number of columns, after the last row. */
  private static final short TRAILER = -1;

  /** In the place of a value's length. */
  private static final int NULL = -1;

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final Connection connection;
  private final int atOnce;
  private long position;
  private @Nullable CopyOut copy;

  /** How many the statement has told; as many as there can be before the first one. */
  private int rows;

  private LogCopy(Connection connection, long position, int atOnce) {
    super(Long.MAX_VALUE, ORDERED | DISTINCT | NONNULL);
    this.connection = connection;
    this.atOnce = atOnce;
    this.position = position;
    this.rows = atOnce;
  }

  /**
   * The events after a position, if the database is PostgreSQL. They have to be closed, which lets
   * a connection go.
   *
   * @param atOnce rows of one statement: while it lasts, nothing that was deleted is tidied up
   */
  static Optional<Stream<ResourceEvent>> after(long position, DataSource database, int atOnce) {
    try {
      var connection = database.getConnection();
      if (connection.isWrapperFor(PGConnection.class)) {
        var copy = new LogCopy(connection, position, atOnce);
        return Optional.of(StreamSupport.stream(copy, false).onClose(copy::close));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static DataAccessException failed(SQLException cause) {
    return new UncategorizedSQLException("copy of the log", null, cause);
  }

  private void begin() throws SQLException {
    rows = 0;
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                """
                copy (%s where position > %d order by position limit %d)
                  to stdout (format binary)
                """
                    .formatted(LogTable.SELECT, position, atOnce));
  }

  @Override
  public boolean tryAdvance(Consumer<? super ResourceEvent> action) {
    var event = next();
    if (event == null) {
      return false;
    }
    action.accept(event);
    return true;
  }

  private @Nullable ResourceEvent next() {
    try {
      var row = row();
      if (row == null && rows == atOnce) {
        begin();
        row = row();
      }
      return row == null ? null : event(row);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The next row of the statement, which comes in one piece; none after the last. */
  private @Nullable ByteBuffer row() throws SQLException {
    var bytes = copy != null && copy.isActive() ? copy.readFromCopy() : null;
    if (bytes == null) {
      return null;
    }
    var row = ByteBuffer.wrap(bytes);
    if (rows == 0) {
      skip(row, HEADER);
      skip(row, row.getInt());
    }
    if (row.getShort() == TRAILER) {
      return row();
    }
    rows++;
    return row;
  }

  /** By the places of the columns of {@link LogTable#SELECT}. */
  private ResourceEvent event(ByteBuffer row) {
    position = number(row);
    var subject = new Subject(text(row), text(row));
    long sequence = number(row);
    var type = text(row);
    var id = text(row);
    var time = EPOCH.plus(number(row), ChronoUnit.MICROS);
    var data = text(row);
    return new ResourceEvent(
        position,
        id,
        subject,
        type,
        time,
        sequence,
        data,
        textOrNull(row),
        textOrNull(row),
        textOrNull(row));
  }

  private static long number(ByteBuffer row) {
    skip(row, Integer.BYTES);
    return row.getLong();
  }

  private static String text(ByteBuffer row) {
    return text(row, row.getInt());
  }

  private static @Nullable String textOrNull(ByteBuffer row) {
    int length = row.getInt();
    return length == NULL ? null : text(row, length);
  }

  private static String text(ByteBuffer row, int length) {
    var text = new String(row.array(), row.arrayOffset() + row.position(), length, UTF_8);
    skip(row, length);
    return text;
  }

  private static void skip(ByteBuffer row, int bytes) {
    row.position(row.position() + bytes);
  }

  /**
   * What is left of the statement is read and forgotten: to cancel it could hit the next one of the
   * connection.
   */
  private void close() {
    try (connection) {
      while (copy != null && copy.isActive()) {
        copy.readFromCopy();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
