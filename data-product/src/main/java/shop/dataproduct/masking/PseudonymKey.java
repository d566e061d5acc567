package shop.dataproduct.masking;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key of all pseudonyms, made when it is first asked for and kept in the service's database, so
 * that pseudonyms stay the same whenever and wherever the analytic store is built anew.
 */
@Component
final class PseudonymKey {

  private static final int BYTES = 32;

  private final JdbcClient database;

  PseudonymKey(JdbcClient database) {
    this.database = database;
  }

  /** The key's bytes. Two nodes that make it at the same moment agree on the first. */
  byte[] bytes() {
    var fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    database
        .sql("insert into pseudonym_key (id, secret) values (1, ?) on conflict do nothing")
        .param(HexFormat.of().formatHex(fresh))
        .update();
    return HexFormat.of()
        .parseHex(database.sql("select secret from pseudonym_key").query(String.class).single());
  }
}
