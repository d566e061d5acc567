package shop.benchmark.analytics;

import java.sql.Connection;
import java.sql.SQLException;
import shop.dataproduct.analytics.AnalyticStore;

/**
 * Bytes on disk, in whole blocks.
 *
 * @param data of the log's column that has the resources
 * @param all of the base
 */
record Sizes(long data, long all) {

  static Sizes of(AnalyticStore store) throws SQLException {
    return store.read(connection -> new Sizes(number(connection, DATA), number(connection, ALL)));
  }

  private static final String DATA =
      """
      with segments as (
        select block_id, additional_block_ids from pragma_storage_info('base.log')
          where column_name = 'data' and persistent)
      select count(distinct block) * 262144 from (
        select block_id as block from segments
        union all select unnest(additional_block_ids) from segments)
      """;

  private static final String ALL =
      "select sum(used_blocks * block_size) from pragma_database_size() where database_name ="
          + " 'base'";

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
