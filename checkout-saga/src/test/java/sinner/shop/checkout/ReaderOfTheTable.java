package sinner.shop.checkout;

import shop.dataproduct.log.LogPublisher;

/** Somebody who goes behind the log's port. */
public final class ReaderOfTheTable {
  Object publisher(LogPublisher publisher) {
    return publisher;
  }
}
