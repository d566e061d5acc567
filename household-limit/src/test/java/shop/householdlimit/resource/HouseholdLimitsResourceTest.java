package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shop.contract.ProductId;
import shop.householdlimit.resource.HouseholdLimitsResource.LimitedProduct;

class HouseholdLimitsResourceTest {

  private final LimitedProduct paper = LimitedProduct.untouched(new ProductId("paper"), 3);

  @Test
  void a_product_that_was_never_overrun_shows_no_excess() {
    assertThat(paper.excess()).isNull();
  }

  @Test
  void excess_adds_up() {
    assertThat(paper.overrunBy(4).overrunBy(5).excess()).isEqualTo(9);
  }

  @Test
  void excess_never_becomes_negative() {
    assertThat(paper.overrunBy(Integer.MAX_VALUE).overrunBy(Integer.MAX_VALUE).excess())
        .isEqualTo(Integer.MAX_VALUE);
  }
}
