package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@Probed
class IdempotencyTest {

  private static final int AT_ONCE = 40;

  @Autowired Client client;
  @Autowired Things things;
  @Autowired JdbcClient jdbc;

  private HttpResponse<String> post(String key, String thing, int quantity) {
    var body = "{\"id\":\"%s\",\"quantity\":%d}".formatted(thing, quantity);
    return client.post("/things", body, Headers.IDEMPOTENCY_KEY, key);
  }

  private long keys(String key) {
    return jdbc.sql("select count(*) from idempotency_key where key_name = ?")
        .param(key)
        .query(Long.class)
        .single();
  }

  @Test
  void a_repeated_post_is_answered_like_the_first_and_done_once() {
    var first = post("repeat", "repeated", 1);
    var again = post("repeat", "repeated", 1);
    assertThat(again.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    for (var header : new String[] {"Location", "ETag", "Content-Type"}) {
      assertThat(again.headers().allValues(header)).isEqualTo(first.headers().allValues(header));
    }
    assertThat(things.effects("repeated")).isOne();
  }

  @Test
  void the_same_body_written_otherwise_is_the_same_request() {
    post("spelling", "spelled", 1);
    var again =
        client.post(
            "/things",
            "{ \"quantity\": 1, \"id\": \"spelled\" }",
            Headers.IDEMPOTENCY_KEY,
            "spelling");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(things.effects("spelled")).isOne();
  }

  @Test
  void another_body_under_the_key_is_refused() {
    post("reuse", "reused", 1);
    assertProblem(post("reuse", "reused", 2), ProblemType.IDEMPOTENCY_KEY_REUSED);
    assertThat(things.effects("reused")).isOne();
  }

  @Test
  void a_no_is_repeated_too() {
    assertProblem(post("no", "refused-once", 1), ProblemType.REFUSED).hasReason("THING_REFUSED");
    assertProblem(post("no", "refused-once", 1), ProblemType.REFUSED).hasReason("THING_REFUSED");
    assertThat(keys("no")).isOne();
  }

  @Test
  void a_body_that_is_refused_does_not_use_up_its_key() {
    assertProblem(post("mistake", "mistaken", 0), ProblemType.INVALID_BODY);
    assertThat(post("mistake", "mistaken", 1).statusCode()).isEqualTo(201);
  }

  @Test
  void a_failure_leaves_neither_key_nor_effect() {
    assertProblem(post("failure", "failing", 1), ProblemType.INTERNAL_ERROR);
    assertThat(things.effects("failing")).isZero();
    assertThat(keys("failure")).isZero();
  }

  @Test
  void one_key_at_once_is_one_effect_and_one_answer() throws Exception {
    var answers = atOnce(_ -> post("race", "raced", 1));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
    assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.getFirst().body());
    assertThat(things.effects("raced")).isOne();
  }

  @Test
  void one_key_for_many_bodies_at_once_is_one_effect() throws Exception {
    var answers = atOnce(i -> post("crowd", "crowded", i + 1));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201, 422);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(things.effects("crowded")).isOne();
  }

  private static List<HttpResponse<String>> atOnce(IntFunction<HttpResponse<String>> request)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, AT_ONCE)
              .mapToObj(i -> (Callable<HttpResponse<String>>) () -> request.apply(i))
              .toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  @Test
  void without_a_key_every_post_is_its_own() {
    client.post("/things", "{\"id\":\"keyless\",\"quantity\":1}");
    client.post("/things", "{\"id\":\"keyless\",\"quantity\":1}");
    assertThat(things.effects("keyless")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\tb"})
  void a_key_has_to_be_visible_ascii(String key) {
    assertProblem(post(key, "unkeyed", 1), ProblemType.INVALID_PARAMETER)
        .hasErrors("Idempotency-Key WRONG_SYNTAX");
    assertThat(things.effects("unkeyed")).isZero();
  }

  @Test
  void a_key_has_at_most_255_characters() {
    assertThat(post("k".repeat(255), "long-key", 1).statusCode()).isEqualTo(201);
    assertProblem(post("k".repeat(256), "long-key", 1), ProblemType.INVALID_PARAMETER);
    assertThat(things.effects("long-key")).isOne();
  }
}
