package shop.benchmark.run;

import java.util.List;
import java.util.Locale;

/** Checkouts per second as bars. */
final class Chart {

  private static final int LABELS = 250;
  private static final int BARS = 430;
  private static final int ROW = 28;

  private Chart() {}

  /** A bar: who or what makes so many checkouts per second. */
  record Bar(String label, double rate) {}

  static String svg(List<Bar> bars) {
    double most = bars.stream().mapToDouble(Bar::rate).max().orElse(1);
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <title>Checkouts per second</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """
            .formatted(LABELS + BARS + 80, ROW * (bars.size() + 1)));
    int top = ROW / 2;
    for (var bar : bars) {
      svg.append(drawn(bar, top, bar.rate() / most * BARS));
      top += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String drawn(Bar bar, int top, double width) {
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.0f" height="%d" fill="#336699"/>
        <text x="%.0f" y="%d">%,.0f</text>
        """,
        LABELS - 8,
        top + 16,
        bar.label(),
        LABELS,
        top + 2,
        width,
        ROW - 8,
        LABELS + width + 8,
        top + 16,
        bar.rate());
  }
}
