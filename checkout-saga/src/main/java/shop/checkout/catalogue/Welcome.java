package shop.checkout.catalogue;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shop.dataproduct.feed.PublicUrl;

/** Tells whoever started the service where it is and how to make a first checkout. */
@Component
class Welcome {

  private final PublicUrl url;

  Welcome(PublicUrl url) {
    this.url = url;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    System.out.printf(
        """

        The checkout service listens on %1$s
          interface  %1$s/swagger-ui.html
          events     %1$s/api/v1/events

        A first checkout:
          curl -i %1$s/api/v1/carts -H 'Content-Type: application/json' -d '{"id":"101","customer":"c1","household":"h1"}'
          curl -i %1$s/api/v1/carts/101/items -H 'Content-Type: application/json' -d '{"product":"toilet-paper","quantity":2}'
          curl -i -X PUT %1$s/api/v1/carts/101/submission
        and how it ended:
          curl -i %1$s/api/v1/checkouts/101-1 -H 'Prefer: wait=5'

        """,
        url.base());
  }
}
