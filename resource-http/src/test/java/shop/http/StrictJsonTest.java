package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@Probed
class StrictJsonTest {

  @Autowired Client client;
  @Autowired Things things;

  static Stream<Arguments> bodies_that_break_the_schema() {
    return Stream.of(
        Arguments.of("{'id':'s','quantity':1,'name':'x'}", "/name UNKNOWN_FIELD"),
        Arguments.of("{'id':'s','quantity':1,'a/b~':1}", "/a~1b~0 UNKNOWN_FIELD"),
        Arguments.of("{'id':'s','quantity':1,'quantity':2}", "/quantity DUPLICATE_FIELD"),
        Arguments.of("{'id':'s','quantity':'7'}", "/quantity WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':''}", "/quantity WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1.9}", "/quantity WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':7.0}", "/quantity WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1e2}", "/quantity WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':true}", "/quantity WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':[7]}", "/quantity WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':{}}", "/quantity WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':99999999999}", "/quantity OUT_OF_RANGE"),
        Arguments.of("{'id':'s','quantity':-2147483649}", "/quantity OUT_OF_RANGE"),
        Arguments.of(
            "{'id':'s','quantity':1,'onHand':9223372036854775808}", "/onHand OUT_OF_RANGE"),
        Arguments.of("{'id':7,'quantity':1}", "/id WRONG_TYPE"),
        Arguments.of("{'id':7.5,'quantity':1}", "/id WRONG_TYPE"),
        Arguments.of("{'id':true,'quantity':1}", "/id WRONG_TYPE"),
        Arguments.of("{'id':['s'],'quantity':1}", "/id WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1,'fragile':'true'}", "/fragile WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1,'fragile':1}", "/fragile WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1,'fragile':''}", "/fragile WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1,'color':'blue'}", "/color INVALID_VALUE"),
        Arguments.of("{'id':'s','quantity':1,'color':'RED'}", "/color INVALID_VALUE"),
        Arguments.of("{'id':'s','quantity':1,'color':0}", "/color INVALID_VALUE"),
        Arguments.of("{'id':'s','quantity':1,'color':''}", "/color INVALID_VALUE"),
        Arguments.of("{'id':'s','quantity':1,'product':'a b'}", "/product INVALID_VALUE"),
        Arguments.of("{'id':'s','quantity':1,'product':7}", "/product WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1,'parts':{}}", "/parts WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1,'parts':''}", "/parts WRONG_TYPE"),
        Arguments.of("{'id':'s','quantity':1,'parts':[1]}", "/parts/0 WRONG_TYPE"),
        Arguments.of(
            "{'id':'s','quantity':1,'parts':[{'quantity':1},{'quantity':'x'}]}",
            "/parts/1/quantity WRONG_TYPE"),
        Arguments.of(
            "{'id':'s','quantity':1,'parts':[{'quantity':1,'quantity':1}]}",
            "/parts/0/quantity DUPLICATE_FIELD"),
        Arguments.of("[1]", " WRONG_TYPE"),
        Arguments.of("[]", " WRONG_TYPE"),
        Arguments.of("7", " WRONG_TYPE"),
        Arguments.of("'text'", " WRONG_TYPE"),
        Arguments.of("''", " WRONG_TYPE"),
        Arguments.of("true", " WRONG_TYPE"));
  }

  @ParameterizedTest
  @MethodSource
  void bodies_that_break_the_schema(String body, String error) {
    assertProblem(client.post("/things", body.replace('\'', '"')), ProblemType.INVALID_BODY)
        .hasReason("INVALID_BODY")
        .hasInstance("/things")
        .hasErrors(error);
  }

  static Stream<Arguments> bodies_that_are_no_json() {
    return Stream.of(
        Arguments.of("", " REQUIRED"),
        Arguments.of("  \n", " REQUIRED"),
        Arguments.of("null", " REQUIRED"),
        Arguments.of("{", " MALFORMED_JSON"),
        Arguments.of("{'id':'s'", "/id MALFORMED_JSON"),
        Arguments.of("{'id':'s", "/id MALFORMED_JSON"),
        Arguments.of("{'id':s}", "/id MALFORMED_JSON"),
        Arguments.of("{'id':'\u0000'}", "/id MALFORMED_JSON"),
        Arguments.of("{'id':'\\x'}", "/id MALFORMED_JSON"),
        Arguments.of("{'quantity':01}", "/quantity MALFORMED_JSON"),
        Arguments.of("{'quantity':+1}", "/quantity MALFORMED_JSON"),
        Arguments.of("{'quantity':NaN}", "/quantity MALFORMED_JSON"),
        Arguments.of("{'id':'s',}", "/id MALFORMED_JSON"),
        Arguments.of("{id:1}", " MALFORMED_JSON"),
        Arguments.of("// text\n{}", " MALFORMED_JSON"),
        Arguments.of("<id>s</id>", " MALFORMED_JSON"),
        Arguments.of("{'id':'s','quantity':1} {}", " TRAILING_CONTENT"),
        Arguments.of("{'id':'s','quantity':1} x", " MALFORMED_JSON"),
        Arguments.of("{'id':'s','quantity':1}]", " MALFORMED_JSON"),
        Arguments.of("{'quantity':" + "1".repeat(41) + "}", " TOO_LARGE"),
        Arguments.of("{'" + "n".repeat(65) + "':1}", " TOO_LARGE"));
  }

  @ParameterizedTest
  @MethodSource
  void bodies_that_are_no_json(String body, String error) {
    assertProblem(client.post("/things", body.replace('\'', '"')), ProblemType.MALFORMED_REQUEST)
        .hasReason("MALFORMED_REQUEST")
        .hasErrors(error);
  }

  @Test
  void thirty_two_levels_are_read_and_the_next_one_is_not() {
    assertThat(client.post("/things/any", nested(32)).statusCode()).isEqualTo(200);
    assertProblem(client.post("/things/any", nested(33)), ProblemType.MALFORMED_REQUEST)
        .hasErrors(" TOO_LARGE");
    assertProblem(client.post("/things/any", nested(30_000)), ProblemType.MALFORMED_REQUEST)
        .hasErrors(" TOO_LARGE");
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    var body = "{\"id\":\"s\u00e9\",\"quantity\":1}";
    assertProblem(
            client.post("/things", body.getBytes(StandardCharsets.ISO_8859_1)),
            ProblemType.MALFORMED_REQUEST)
        .hasErrors("/id MALFORMED_JSON");
  }

  @Test
  void bytes_that_are_not_utf_32_are_refused() {
    assertProblem(
            client.post("/things", new byte[] {0, 0, 0, '{', 0, 0x11, 0, 0}),
            ProblemType.MALFORMED_REQUEST)
        .hasErrors(" MALFORMED_JSON");
  }

  @Test
  void a_missing_or_null_number_is_not_zero() {
    assertProblem(client.post("/things/counted", "{}"), ProblemType.INVALID_BODY)
        .hasErrors("/count REQUIRED");
    assertProblem(client.post("/things/counted", "{\"count\":null}"), ProblemType.INVALID_BODY)
        .hasErrors("/count REQUIRED");
  }

  @Test
  void a_record_says_itself_what_it_demands() {
    assertProblem(
            client.post("/things", "{\"id\":\"s\",\"quantity\":1,\"product\":\"a b\"}"),
            ProblemType.INVALID_BODY)
        .hasDetail("/product: an identifier has to match [A-Za-z0-9][A-Za-z0-9._~-]{0,63}");
  }

  @Test
  void nothing_of_a_refused_body_is_quoted_but_names() {
    var answer = client.post("/things", "{\"id\":\"s\",\"quantity\":\"confidential\"}");
    assertThat(answer.body()).doesNotContain("confidential");
  }

  @Test
  void an_exact_body_is_read() {
    var answer =
        client.post(
            "/things",
            """
            {"id": "exact", "quantity": 999, "onHand": -9223372036854775808, "fragile": false,
             "color": "red", "product": "p1", "parts": [{"quantity": 1}]}
            """);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void no_refused_body_had_an_effect() {
    assertThat(things.effects("s")).isZero();
  }
}
