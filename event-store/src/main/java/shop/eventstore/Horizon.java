package shop.eventstore;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Knows which appends are still under way, by numbers that grow. Positions are drawn when events
 * are appended and become visible when they are committed, so a position that is missing may be one
 * that is still to come. It is not when the append that drew it has ended.
 */
interface Horizon {

  /**
   * What draws {@code ?} positions, one per row. An append has its number before it has a position.
   */
  String draw();

  /** Called in the transaction of an append, before it draws its positions. */
  void appending();

  /** A number above that of every append which has drawn a position by now. */
  long ceiling();

  /**
   * A number below which every append has ended: what it committed is seen by whoever looks from
   * now on, and the rest is never seen.
   */
  long floor();

  /** The horizon of this database. */
  static Horizon of(DataSource database) {
    try {
      return JdbcUtils.<Horizon>extractDatabaseMetaData(
          database,
          metaData -> {
            var product = metaData.getDatabaseProductName();
            return switch (product) {
              case "PostgreSQL" -> new PostgresHorizon(new JdbcTemplate(database));
              case "H2" -> OpenAppends.inThisProcess(metaData.getURL());
              default -> throw new IllegalStateException("no event store on " + product);
            };
          });
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException("cannot tell which database this is", e);
    }
  }
}
