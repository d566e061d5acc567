package shop.checkout.catalogue;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shop.contract.ResourceLog;
import shop.dataproduct.feed.PublicUrl;

/** Tells whoever started the service where it is and how to make a first checkout. */
@Component
@ConditionalOnBooleanProperty("shop.welcome")
class Welcome {

  /** Whoever numbers carts begins at 1 or 101. */
  private static final int FIRST = 101;

  private final PublicUrl url;
  private final ResourceLog log;

  Welcome(PublicUrl url, ResourceLog log) {
    this.url = url;
    this.log = log;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    // Every cart has at least one event, so this number is not reached yet: the lines work whenever
    // the service starts, and the household has its whole limit.
    long number = FIRST + log.head();
    System.out.printf(
        """

        The checkout service listens on %1$s
          interface  %1$s/swagger-ui.html
          events     %1$s/api/v1/events

        A first checkout:
          curl -i %1$s/api/v1/carts -H 'Content-Type: application/json' -d '{"id":"%2$d","customer":"c%2$d","household":"h%2$d"}'
          curl -i %1$s/api/v1/carts/%2$d/items -H 'Content-Type: application/json' -d '{"product":"toilet-paper","quantity":2}'
          curl -i -X PUT %1$s/api/v1/carts/%2$d/submission
        and how it ended:
          curl -i %1$s/api/v1/checkouts/%2$d-1 -H 'Prefer: wait=5'

        """,
        url.base(), number);
  }
}
