package shop.http;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Reads what a client still sends after its body was refused. A connection that is closed with
 * bytes unread is reset, and the reset can overtake the answer (RFC 9112, section 9.6).
 */
@Component
final class ReadRefusedBodies
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  /** Bytes; who sends more may be cut off before the answer is read. */
  private static final int LIMIT = 32 * 1024 * 1024;

  @Override
  public void customize(ConfigurableTomcatWebServerFactory tomcat) {
    tomcat.addConnectorCustomizers(connector -> {
      if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
        http.setMaxSwallowSize(LIMIT);
      }
    });
  }
}
