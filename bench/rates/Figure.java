import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one measurement gave.
 *
 * @param rate calls a second
 * @param p50 ms
 * @param p99 ms
 */
record Figure(double rate, double p50, double p99) {

  @Override
  public String toString() {
    return "%,.0f/s, p50 %.2f ms, p99 %.2f ms".formatted(rate, p50, p99);
  }

  static double middle(List<Figure> rounds, ToDoubleFunction<Figure> part) {
    return middle(sorted(rounds, part));
  }

  /** The median, and in brackets the least and the most. */
  static String spread(List<Figure> rounds, ToDoubleFunction<Figure> part, String format) {
    double[] sorted = sorted(rounds, part);
    return "%1$s (%1$s–%1$s)"
        .replace("%1$s", format)
        .formatted(middle(sorted), sorted[0], sorted[sorted.length - 1]);
  }

  private static double[] sorted(List<Figure> rounds, ToDoubleFunction<Figure> part) {
    return rounds.stream().mapToDouble(part).sorted().toArray();
  }

  private static double middle(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
