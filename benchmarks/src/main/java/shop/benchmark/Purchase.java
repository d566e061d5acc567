package shop.benchmark;

import java.util.List;

/**
 * A cart that is filled and then submitted.
 *
 * @param lines two, in the order of their products
 * @param outcome how its checkout has to end
 */
public record Purchase(
    String cart, String customer, String household, List<Line> lines, Outcome outcome) {}
