package shop.benchmark.run;

/** What a run is to show. */
enum Kind {
  /** The workload, as many submissions as are accepted. */
  UNIFORM,
  /** The same, but one product is in every cart. */
  HOT_PRODUCT,
  /** Half as many submissions as were seen to be possible, for the sake of latency. */
  HALF_LOAD
}
