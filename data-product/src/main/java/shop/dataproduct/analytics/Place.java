package shop.dataproduct.analytics;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Up to where something has the log, and of which log.
 *
 * @param position the last that is in it; 0 when none is
 * @param contract the fingerprint of what makes rows of events
 * @param beginning the CloudEvents id of the log's first event; empty while it has none
 */
record Place(long position, String contract, String beginning) {

  /** The place of what is attached under a name. */
  static Place of(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select * from %s.place".formatted(name))) {
      row.next();
      return new Place(row.getLong(1), row.getString(2), row.getString(3));
    }
  }
}
