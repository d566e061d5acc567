package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PublicBaseTest {

  @ParameterizedTest
  @CsvSource({
    "http, shop.example, 80, http://shop.example/",
    "https, shop.example, 443, https://shop.example/",
    "http, shop.example, 443, http://shop.example:443/",
    "http, 127.0.0.1, 8080, http://127.0.0.1:8080/",
    "http, [::1], 8080, http://[::1]:8080/",
    "http, no_host, 8080, http://127.0.0.1:18080/",
    "http, '', 8080, http://127.0.0.1:18080/"
  })
  void is_how_the_client_came_and_else_the_connection(
      String scheme, String host, int port, String base) {
    var request = new MockHttpServletRequest();
    request.setScheme(scheme);
    request.setServerName(host);
    request.setServerPort(port);
    request.setLocalAddr("127.0.0.1");
    request.setLocalPort(18080);
    assertThat(PublicBase.of(request)).hasToString(base);
  }
}
