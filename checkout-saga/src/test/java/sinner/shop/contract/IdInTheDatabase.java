package sinner.shop.contract;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A part of the contract that knows SQL. */
public record IdInTheDatabase(String value) {
  static IdInTheDatabase of(ResultSet row) throws SQLException {
    return new IdInTheDatabase(row.getString("id"));
  }
}
