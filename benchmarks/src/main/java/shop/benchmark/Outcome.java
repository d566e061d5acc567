package shop.benchmark;

/** How a checkout ends. */
public enum Outcome {
  COMPLETED,
  /** A line exceeds what the household may buy. */
  OVER_LIMIT,
  /** A product is sold out, which is found when limit and the other product are reserved. */
  OUT_OF_STOCK
}
