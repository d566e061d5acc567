package shop.benchmark.tables;

import java.util.List;
import shop.benchmark.Line;

/** A filled cart, its lines in the order of their products. */
public record Cart(String id, String household, List<Line> lines) {}
