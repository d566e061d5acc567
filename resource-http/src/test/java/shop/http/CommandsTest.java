package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Probed
class CommandsTest {

  @Autowired Client client;
  @Autowired Things things;

  private HttpResponse<String> post(String thing) {
    return client.post("/things", "{\"id\":\"%s\",\"quantity\":1}".formatted(thing));
  }

  @Test
  void a_command_that_meets_a_lock_is_sent_again() {
    things.locked.set(4);
    assertThat(post("contended").statusCode()).isEqualTo(201);
    assertThat(things.effects("contended")).isOne();
  }

  @Test
  void a_command_to_nothing_is_told_what_there_is_not() {
    assertProblem(post("nowhere"), ProblemType.NOT_FOUND).hasDetail("there is no thing nowhere");
  }

  @Test
  void a_command_that_always_meets_a_lock_is_given_back() {
    things.locked.set(5);
    assertProblem(post("contended-more"), ProblemType.UNAVAILABLE);
    assertThat(things.effects("contended-more")).isZero();
  }
}
