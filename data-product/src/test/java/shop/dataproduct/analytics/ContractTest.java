package shop.dataproduct.analytics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.dataproduct.letters.LetterResource;
import shop.dataproduct.letters.Letters;
import shop.dataproduct.letters.Person;
import shop.dataproduct.log.AppendableLog;
import shop.dataproduct.masking.Pseudonyms;

/** What is in the tables follows from the log alone, and names nobody. */
class ContractTest {

  private static final String RESOURCES =
      """
      select id, reader, copies, seal_wax, len(stamps), limit_, update_time, seq from %s order by id
      """;

  private final AppendableLog log;
  private final Path directory;
  private final Store store;

  ContractTest(@TempDir Path temporary) {
    directory = temporary.resolve("analytics");
    log = AppendableLog.in(temporary);
    store = new Store(directory, log.log());
  }

  /** A part of it is in the base, the rest in the tail. */
  @BeforeEach
  void fill() {
    var letters = new Letters(2);
    log.append(letters.write(2_000));
    store.caughtUp().rebuilt();
    log.append(letters.write(1_000));
    store.caughtUp();
  }

  @AfterEach
  void close() {
    store.close();
    log.close();
  }

  private List<ResourceEvent> events() {
    return log.log().read(LogQuery.after(0, Integer.MAX_VALUE));
  }

  @Test
  void a_resource_stands_as_its_newest_event_tells() throws SQLException {
    var newest = new TreeMap<String, ResourceEvent>();
    events().forEach(event -> newest.put(event.subject().source() + event.subject().id(), event));
    assertThat(store.ask(RESOURCES.formatted("letters"))).containsExactlyElementsOf(rows(newest));
  }

  @Test
  void resources_are_as_they_were_at_any_time() throws SQLException {
    var random = new Random(3);
    var all = events();
    for (int n = 0; n < 10; n++) {
      var time = all.get(random.nextInt(all.size())).time();
      var then = new TreeMap<String, ResourceEvent>();
      for (var event : all) {
        if (event.subject().source().equals("letters")) {
          log.log()
              .at(event.subject(), time)
              .ifPresent(told -> then.put(told.subject().id(), told));
        }
      }
      assertThat(store.ask(RESOURCES.formatted("letters_at('" + time + "')")))
          .containsExactlyElementsOf(rows(then));
    }
  }

  /** What the table has to have of letters, computed from the records and not from their JSON. */
  private static List<List<String>> rows(Map<String, ResourceEvent> events) {
    return events.values().stream()
        .filter(event -> event.subject().source().equals("letters"))
        .map(event -> row(ResourceJson.read(event.data(), LetterResource.class), event.sequence()))
        .toList();
  }

  private static List<String> row(LetterResource letter, long sequence) {
    var row = new ArrayList<String>();
    row.add(letter.id());
    row.add(pseudonym("reader", letter.reader()));
    row.add(
        letter.copies().stream()
            .map(person -> pseudonym("copies", person))
            .collect(Collectors.joining(", ", "[", "]")));
    row.add(letter.seal() == null ? null : letter.seal().wax());
    row.add(Integer.toString(letter.stamps().size()));
    row.add(Long.toString(letter.limit()));
    row.add(time(letter));
    row.add(Long.toString(sequence));
    return row;
  }

  private static String time(LetterResource letter) {
    return Timestamp.valueOf(letter.updateTime().atOffset(ZoneOffset.UTC).toLocalDateTime())
        .toString();
  }

  private static String pseudonym(String attribute, Person person) {
    return Store.PSEUDONYMS.of(attribute, person.name());
  }

  @Test
  void lists_and_lists_in_lists_are_relations() throws SQLException {
    var stamps = store.ask("select count(*) from letter_state_stamps").getFirst();
    var expected = store.ask("select sum(len(stamps)) from letters").getFirst();
    assertThat(stamps.getFirst()).isEqualTo(expected.getFirst()).isNotEqualTo("0");
    assertThat(
            store.ask(
                """
                select letter, stamps_n, marks_n, town from letter_state_stamps_marks
                  where letter = (select max(letter) from letter_state_stamps_marks)
                """))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get(3)).startsWith("town "));
  }

  @Test
  void what_other_producers_tell_is_among_the_events() throws SQLException {
    assertThat(store.ask("select distinct source from events order by source"))
        .containsExactly(List.of("letters"), List.of("mailboxes"), List.of("scales"));
    var measured =
        events().stream().filter(event -> isOf(event, "scales")).findFirst().orElseThrow();
    assertThat(store.ask("select data from events where log_position = " + measured.position()))
        .containsExactly(List.of(measured.data()));
  }

  private static boolean isOf(ResourceEvent event, String source) {
    return event.subject().source().equals(source);
  }

  @Test
  void nobody_is_named_in_any_table_or_file() throws Exception {
    try (var snapshot = store.asked.snapshot()) {
      var texts = texts(snapshot);
      assertThat(texts).contains(Store.PSEUDONYMS.of("reader", Letters.PERSON + 1));
      assertThat(texts).doesNotContain(Letters.PERSON, Letters.ARMS, "\"arms\"");
      assertThat(bytes()).doesNotContain(Letters.PERSON, Letters.ARMS);
    }
  }

  /** Every value of every table of a snapshot. */
  private static String texts(AnalyticSnapshot snapshot) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
      var texts = new StringBuilder();
      for (var sql : snapshot.files().setup()) {
        try (var statement = connection.createStatement()) {
          statement.execute(sql);
        }
      }
      for (var table :
          Store.rows(
              connection,
              "select database_name, table_name from duckdb_tables() where not internal")) {
        texts.append(Store.rows(connection, "select * from " + String.join(".", table)));
      }
      return texts.toString();
    }
  }

  private String bytes() throws IOException {
    try (var files = Files.list(directory)) {
      var all = new StringBuilder();
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), ISO_8859_1));
      }
      return all.toString();
    }
  }

  @Test
  void pseudonyms_are_the_same_wherever_somebody_is_named_and_after_a_rebuild() throws Exception {
    var readers = "select distinct reader from letters order by reader";
    var before = store.ask(readers);
    store.rebuilt();
    assertThat(store.ask(readers)).isEqualTo(before).isNotEmpty();
    assertThat(
            store.ask(
                "select count(*) from mailbox_state where reader in (select reader from letters)"))
        .isNotEqualTo(List.of(List.of("0")));
    assertThat(
            store.ask(
                "select count(*) from events e where source = 'mailboxes' and not exists"
                    + " (select 1 from mailbox_state m where m.reader = e.subject)"))
        .containsExactly(List.of("0"));
    assertThat(new Pseudonyms(new byte[] {9}).of("reader", "x"))
        .isNotEqualTo(Store.PSEUDONYMS.of("reader", "x"));
  }

  @Test
  void a_snapshot_stays_what_it_was_until_it_is_closed() throws Exception {
    var first = store.asked.snapshot();
    log.append(new Letters(4).after(events()).write(100));
    store.caughtUp().rebuilt();

    assertThat(count(first)).isEqualTo("3000");
    try (var second = store.asked.snapshot()) {
      assertThat(count(second)).isEqualTo("3100");
      first.close();
      assertThat(count(second)).isEqualTo("3100");
    }
    store.close();
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .singleElement()
          .asString()
          .startsWith("base-");
    }
  }

  private static String count(AnalyticSnapshot snapshot) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      for (var sql : snapshot.files().setup()) {
        statement.execute(sql);
      }
      return Store.rows(connection, "select count(*) from events").getFirst().getFirst();
    }
  }
}
