package shop.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A small store of data in a directory, a secret beside it, and a snapshot to ask about. */
final class Shelf {

  static final String SECRET = "what nobody may read";

  private final Path directory;

  private Shelf(Path directory) {
    this.directory = directory;
  }

  static Shelf in(Path directory) throws IOException, SQLException {
    var shelf = new Shelf(directory);
    Files.writeString(shelf.secret(), SECRET);
    try (var database = DriverManager.getConnection("jdbc:duckdb:" + shelf.base());
        var statement = database.createStatement()) {
      statement.execute(
          """
          create table log as
          select range + 1 as position, 'carts' as source, (range % 50)::varchar as subject,
            timestamp '2026-01-01' + range * interval 1 minute as occurred_at,
            json_object('id', (range % 50)::varchar, 'quantity', range) as data
          from range(2000)
          """);
      statement.execute(
          "copy (select * from log limit 3) to '%s' (format parquet)".formatted(shelf.live()));
    }
    return shelf;
  }

  Path base() {
    return directory.resolve("base.duckdb");
  }

  Path live() {
    return directory.resolve("live.parquet");
  }

  Path secret() {
    return directory.resolve("secret.txt");
  }

  /** A file that does not exist, and must not come to exist. */
  Path loot() {
    return directory.resolve("loot");
  }

  Snapshot snapshot() {
    return new Snapshot(
        List.of(
            "attach '%s' as base (read_only)".formatted(base()),
            "create view events as select * from base.log",
            "create view live as select * from read_parquet('%s')".formatted(live()),
            "create macro events_at(ts) as table select * from events where occurred_at <= ts"),
        List.of(live().toString()),
        Set.of("events", "live"),
        Set.of("events_at"));
  }

  Question json(String sql) {
    return new Question(snapshot(), sql, Format.JSON);
  }

  Question csv(String sql) {
    return new Question(snapshot(), sql, Format.CSV);
  }

  void remove() throws IOException {
    for (var file : List.of(base(), live(), secret(), directory)) {
      Files.delete(file);
    }
  }
}
