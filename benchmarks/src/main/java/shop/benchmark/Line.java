package shop.benchmark;

/** Pieces of a product in a cart. */
public record Line(String product, int quantity) {}
