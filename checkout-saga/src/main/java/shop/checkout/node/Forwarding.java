package shop.checkout.node;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import shop.contract.ResourceKind;
import shop.eventstore.node.Node;
import shop.http.BufferedBody;

/**
 * Hands writes to the active node, when this one is not. While nobody is active, which is the
 * moment of a fail-over, they wait. A write that the active node perhaps got and did not answer
 * before somebody took its place is answered with 503, as one that it got and could not end: it may
 * have happened.
 */
@Component
@Order(Forwarding.ORDER)
final class Forwarding extends OncePerRequestFilter {

  /** After the filters that trace and limit a request, before Spring's. */
  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** A read whose question is too long for a URL. */
  private static final String QUERY = ResourceKind.API + "/query";

  /** Longer than a fail-over takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Node node;
  private final OtherNode other;

  Forwarding(Node node) {
    this.node = node;
    this.other = new OtherNode();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return node.isActive() || reads(request);
  }

  private static boolean reads(HttpServletRequest request) {
    return READS.contains(request.getMethod())
        || !request.getRequestURI().startsWith(ResourceKind.API)
        || request.getRequestURI().startsWith(QUERY);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var body = request.getInputStream().readAllBytes();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      if (node.isActive()) {
        chain.doFilter(new BufferedBody(request, body), response);
        return;
      }
      var url = node.other().filter(_ -> !OtherNode.sent(request));
      if (url.isPresent() && answered(url.get(), request, body, response)) {
        return;
      }
      pause();
    }
    response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }

  /** Whether the request is answered; if not, the other node has certainly not got it. */
  private boolean answered(
      URI url, HttpServletRequest request, byte[] body, HttpServletResponse response)
      throws IOException {
    try {
      other.answer(url, request, body, response, () -> !node.other().equals(Optional.of(url)));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return false;
    } catch (IOException e) {
      LOG.warn("no answer from the active node, {}: {}", url, e.toString());
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
    return true;
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the service is stopping", e);
    }
  }
}
