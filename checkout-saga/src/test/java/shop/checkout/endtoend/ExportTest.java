package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.checkout.export.Export;

/** The log as files, a day each. */
class ExportTest {

  /** Long ago, so that nobody else's events are on these days. */
  private static final LocalDate LONG_AGO = LocalDate.of(2001, 2, 3);

  private final Shop shop = Service.shared().shop();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final Export export = new Export(new PrintStream(terminal, true, StandardCharsets.UTF_8));
  @TempDir private Path directory;

  private String export() {
    assertThat(run()).as(terminal::toString).isZero();
    return terminal.toString(StandardCharsets.UTF_8);
  }

  private int run() {
    terminal.reset();
    return export.run("--url=" + shop.base(), "--to=" + directory);
  }

  private void measure(String device, LocalDate date, int hour) {
    shop.measure(device, "%sT%02d:00:00Z".formatted(date, hour)).is(201);
  }

  @Test
  void every_event_is_in_the_file_of_its_day_and_a_day_is_fetched_again_only_for_more()
      throws Exception {
    var device = Shop.unique("device");
    measure(device, LONG_AGO, 0);
    measure(device, LONG_AGO, 23);
    measure(device, LONG_AGO.plusDays(1), 0);
    shop.cart();
    var days = new TreeMap<String, Long>();
    shop.feed()
        .atRest()
        .forEach(event -> days.merge(day(Instant.parse(event.attribute("time"))), 1L, Long::sum));

    export();
    assertThat(inFiles()).isEqualTo(days);
    assertThat(file(LONG_AGO.plusDays(1))).exists();

    var untouched = Files.getLastModifiedTime(file(LONG_AGO.plusDays(1)));
    measure(device, LONG_AGO, 12);
    days.merge(LONG_AGO.toString(), 1L, Long::sum);
    assertThat(export()).contains(LONG_AGO.plusDays(1) + "  1 events, as before");
    assertThat(inFiles()).isEqualTo(days);
    assertThat(Files.getLastModifiedTime(file(LONG_AGO.plusDays(1)))).isEqualTo(untouched);
  }

  @Test
  void an_interrupted_export_goes_on_and_what_the_service_no_longer_has_is_kept() throws Exception {
    var date = LONG_AGO.plusYears(1);
    measure(Shop.unique("device"), date, 1);
    export();
    Files.writeString(directory.resolve("_unfinished"), "half of a file");
    Files.delete(file(date));
    export();
    assertThat(file(date)).exists();

    var notes = directory.resolve("_export.json");
    Files.writeString(
        notes, Files.readString(notes).replaceAll("(" + date + "\":\"\\\\\")\\d+", "$12"));
    var before = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(file(date), before);
    assertThat(export()).contains(date + "  kept: it has 2 events");
    assertThat(Files.getLastModifiedTime(file(date))).isEqualTo(before);
  }

  @Test
  void a_second_export_into_a_directory_leaves_it_alone_until_the_first_has_ended()
      throws Exception {
    measure(Shop.unique("device"), LONG_AGO, 1);
    var first = other(Holder.class);
    try (var said = first.inputReader()) {
      assertThat(said.readLine()).isEqualTo("locked");

      assertThat(run()).isEqualTo(2);
      assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("another export");
      assertThat(directory).isDirectoryNotContaining("glob:**/date=*");
    } finally {
      first.destroyForcibly().onExit().join();
    }

    export();
    assertThat(file(LONG_AGO)).exists();
  }

  /** Locks what an export locks, until it is killed. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] directory) throws IOException {
      try (var lock =
          FileChannel.open(
              Path.of(directory[0], "_lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        lock.lock();
        System.out.println("locked");
        System.in.read();
      }
    }
  }

  @Test
  void a_day_on_which_nothing_happened_is_not_there() {
    shop.problem(shop.get("/analytics/days/1900-01-01"), 404, "NOT_FOUND");
    shop.problem(shop.get("/analytics/days/yesterday"), 400, "INVALID_PARAMETER");
  }

  @Test
  void what_cannot_be_exported_is_said() {
    assertThat(export.run("--to=" + directory, "--url=http://127.0.0.1:1")).isEqualTo(2);
    assertThat(export.run("--everything")).isEqualTo(2);
  }

  private Path file(LocalDate date) {
    return directory.resolve("date=" + date).resolve("events.parquet");
  }

  private static String day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** How many events each day has, as another process finds them by their partitions. */
  private Map<String, Long> inFiles() throws IOException, InterruptedException, SQLException {
    var process = other(Reader.class);
    var days = new TreeMap<String, Long>();
    process
        .inputReader()
        .lines()
        .map(line -> line.split(" "))
        .forEach(day -> days.put(day[0], Long.parseLong(day[1])));
    assertThat(process.waitFor()).isZero();
    return days;
  }

  /** Another process in the directory. */
  private Process other(Class<?> main) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A stranger with nothing but the files. */
  static final class Reader {

    private Reader() {}

    public static void main(String[] directory) throws SQLException {
      DriverManager.registerDriver(new DuckDBDriver());
      try (var connection = DriverManager.getConnection("jdbc:duckdb:");
          var rows =
              connection
                  .createStatement()
                  .executeQuery(
                      """
                      select date, count(*) from read_parquet('%s/*/*.parquet', hive_partitioning = true)
                        where cast(occurred_at as date) = date and json_valid(data)
                        group by date
                      """
                          .formatted(directory[0]))) {
        while (rows.next()) {
          System.out.println(rows.getString(1) + " " + rows.getLong(2));
        }
      }
    }
  }
}
