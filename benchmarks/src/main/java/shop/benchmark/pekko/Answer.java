package shop.benchmark.pekko;

import java.util.List;
import shop.benchmark.Line;

/**
 * What a cart is answered.
 *
 * @param refused lines that can not be had; none when all is well
 */
record Answer(List<Line> refused) {

  static final Answer YES = new Answer(List.of());
}
