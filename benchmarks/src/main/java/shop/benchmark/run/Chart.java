package shop.benchmark.run;

import java.util.Locale;

/** Checkouts per second as bars. */
final class Chart {

  private static final int LABELS = 250;
  private static final int BARS = 430;
  private static final int ROW = 28;

  private Chart() {}

  static String svg(Results results) {
    var contestants = results.contestants(Kind.UNIFORM);
    double most =
        contestants.stream()
            .mapToDouble(contestant -> results.median(Kind.UNIFORM, contestant).rate())
            .max()
            .orElse(1);
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <title>Checkouts per second</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """
            .formatted(LABELS + BARS + 80, ROW * (contestants.size() + 1)));
    int top = ROW / 2;
    for (var contestant : contestants) {
      double rate = results.median(Kind.UNIFORM, contestant).rate();
      svg.append(bar(contestant, top, rate, rate / most * BARS));
      top += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String bar(Contestant contestant, int top, double rate, double width) {
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.0f" height="%d" fill="#336699"/>
        <text x="%.0f" y="%d">%,.0f</text>
        """,
        LABELS - 8,
        top + 16,
        contestant.title(),
        LABELS,
        top + 2,
        width,
        ROW - 8,
        LABELS + width + 8,
        top + 16,
        rate);
  }
}
