package shop.checkout.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The products to begin with.
 *
 * @param seed whether to set those that the log does not know yet
 */
@ConfigurationProperties("shop.catalogue")
record Catalogue(boolean seed, List<Product> products) {

  /**
   * A product to begin with.
   *
   * @param onHand pieces in stock
   * @param limit pieces per household and window; absent for a product that is not limited
   * @param window an ISO 8601 duration; comes with a limit
   */
  record Product(String id, long onHand, @Nullable Integer limit, @Nullable String window) {}
}
