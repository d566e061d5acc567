package sinner.shop.inventory;

import org.springframework.http.HttpStatus;

/** A domain that knows how it is served. */
public final class StockOverHttp {
  HttpStatus unavailable() {
    return HttpStatus.CONFLICT;
  }
}
