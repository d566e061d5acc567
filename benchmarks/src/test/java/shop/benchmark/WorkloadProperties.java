package shop.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WorkloadProperties {

  @Property(tries = 50)
  void every_purchase_can_only_end_as_it_says(
      @ForAll @IntRange(min = 3, max = 1_000) int products,
      @ForAll @IntRange(min = 1, max = 100) int households,
      @ForAll boolean hot) {
    var workload = new Workload(products, households, hot);

    assertThat(workload.purchases(200))
        .allSatisfy(purchase -> {
          var first = purchase.lines().getFirst();
          var second = purchase.lines().getLast();
          assertThat(purchase.lines()).hasSize(2);
          assertThat(first.product()).isLessThan(second.product());
          assertThat(workload.onHand(first.product())).isGreaterThanOrEqualTo(first.quantity());
          assertThat(first.quantity()).isLessThanOrEqualTo(Workload.LIMIT);
          assertThat(second.quantity() > Workload.LIMIT)
              .isEqualTo(purchase.outcome() == Outcome.OVER_LIMIT);
          assertThat(workload.onHand(second.product()) == 0)
              .isEqualTo(purchase.outcome() == Outcome.OUT_OF_STOCK);
        });
  }

  @Property(tries = 20)
  void more_purchases_are_the_same_ones_and_then_others(
      @ForAll @IntRange(min = 1, max = 200) int few) {
    var workload = Workload.uniform();

    assertThat(workload.purchases(200).subList(0, few)).isEqualTo(workload.purchases(few));
  }

  @Property(tries = 1)
  void of_a_hundred_85_complete_10_exceed_the_limit_and_5_are_out_of_stock() {
    var purchases = Workload.uniform().purchases(20_000);

    assertThat(share(purchases, Outcome.COMPLETED)).isBetween(0.84, 0.86);
    assertThat(share(purchases, Outcome.OVER_LIMIT)).isBetween(0.09, 0.11);
    assertThat(share(purchases, Outcome.OUT_OF_STOCK)).isBetween(0.04, 0.06);
  }

  private static double share(List<Purchase> purchases, Outcome outcome) {
    return purchases.stream().filter(purchase -> purchase.outcome() == outcome).count()
        / (double) purchases.size();
  }
}
