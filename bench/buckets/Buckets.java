import java.util.Locale;

/**
 * {@code java bench/buckets/Buckets.java [seed]} prints the tables of simulated rates in
 * docs/scaling.md, which also states the model and what it leaves out.
 */
final class Buckets {
  private final long seed;

  private Buckets(long seed) {
    this.seed = seed;
  }

  public static void main(String[] arguments) {
    var tables = new Buckets(arguments.length == 0 ? 1 : Long.parseLong(arguments[0]));
    tables.checked();
    tables.distances();
    tables.counts();
    tables.skew();
    tables.moves();
  }

  private void checked() {
    head("A: the model beside what was measured", "what", "measured, /s", "simulated, /s");
    Fleet compose = new Fleet(Costs.compose(), 1, 1, Load.ofOneBucket(seed));
    row(
        "PUT through compose, 64 connections, two cores for all",
        "2,750 and 3,300",
        rate(compose.clients(64, 8 * Costs.SECOND)));
    row(
        "groups of 64 with a synchronous standby",
        "10,000 to 15,000",
        rate(writers(Costs.fleet(100, 100), 1, 64)));
  }

  private void distances() {
    head(
        "B: one bucket, writes a second by the round trip to the standby",
        "RTT, ms",
        "1 writer",
        "64 writers",
        "p99, ms",
        "512 writers",
        "p99, ms",
        "512 of 4 apis",
        "p99, ms",
        "512, the api as far away",
        "p99, ms");
    for (long rtt : new long[] {100, 500, 1_000, 2_000, 5_000, 10_000, 30_000}) {
      Costs near = Costs.fleet(100, rtt);
      Fleet one = writers(near, 1, 1);
      Fleet few = writers(near, 1, 64);
      Fleet many = writers(near, 1, 512);
      Fleet split = writers(near, 4, 512);
      Fleet away = writers(Costs.fleet(rtt, rtt), 1, 512);
      row(
          ms(rtt * Costs.MICRO),
          rate(one),
          rate(few),
          ms(few.latency(0.99)),
          rate(many),
          ms(many.latency(0.99)),
          rate(split),
          ms(split.latency(0.99)),
          rate(away),
          ms(away.latency(0.99)));
    }
  }

  /** For as long as twenty groups of all of them take, one after another. */
  private Fleet writers(Costs costs, int apis, int count) {
    return new Fleet(costs, 1, apis, Load.ofOneBucket(seed)).clients(count, 20 * costs.held(count));
  }

  private void counts() {
    head(
        "C: 15,625 writes a second for each of 8 primaries, by the number of buckets",
        "buckets of a primary",
        "done of each",
        "refused",
        "p50, ms",
        "p99, ms",
        "writes in a transaction",
        "transactions of a bucket, /s",
        "busy cores",
        "imbalance");
    for (long each : new long[] {1, 4, 16, 64, 256, 1_024}) {
      Load load = Load.over((int) (8 * each), 0, seed);
      Fleet fleet = new Fleet(Costs.fleet(100, 500), 8, 1, load).rate(125_000, Costs.SECOND / 5);
      row(
          each,
          rate(fleet) / 8,
          fleet.refused,
          ms(fleet.latency(0.5)),
          ms(fleet.latency(0.99)),
          tenths(fleet.done() / (double) fleet.transactions),
          fleet.perSecond(fleet.transactions) / (8 * each),
          tenths(fleet.busyCores()),
          hundredths(fleet.imbalance()));
    }
  }

  private void skew() {
    head(
        "D: Zipf 0.99 over 1,000,000 keys, 64 primaries of 64 buckets",
        "offered, /s",
        "done, /s",
        "refused",
        "p50, ms",
        "p99, ms",
        "share of the hottest bucket",
        "imbalance");
    Load load = Load.over(4_096, 0.99, seed);
    for (long rate : new long[] {100_000, 200_000, 300_000, 1_000_000}) {
      Fleet fleet =
          new Fleet(Costs.fleet(100, 500), 64, 1, load.again()).rate(rate, Costs.SECOND / 5);
      row(
          rate,
          rate(fleet),
          percent(fleet.refused / (double) (fleet.done() + fleet.refused)),
          ms(fleet.latency(0.5)),
          ms(fleet.latency(0.99)),
          percent(load.hottest()),
          hundredths(fleet.imbalance()));
    }
  }

  private void moves() {
    head(
        "E: two primaries of 64 buckets, 31,250 writes a second, buckets that move",
        "moves in a second",
        "done, /s",
        "refused",
        "p50, ms",
        "p99, ms",
        "slowest, ms",
        "a bucket's longest pause, ms");
    for (int count : new int[] {0, 1, 16}) {
      Fleet pair = new Fleet(Costs.fleet(100, 500), 2, 1, Load.over(128, 0, seed));
      Mover mover = new Mover(pair);
      mover.move(Costs.SECOND / 4, count);
      pair.rate(31_250, Costs.SECOND);
      row(
          count,
          rate(pair),
          pair.refused,
          ms(pair.latency(0.5)),
          ms(pair.latency(0.99)),
          ms(pair.latency(1)),
          mover.pauses.stream().max(Long::compare).map(Buckets::ms).orElse("none"));
    }
  }

  private static long rate(Fleet fleet) {
    return fleet.perSecond(fleet.done());
  }

  private static void head(String title, String... cells) {
    System.out.println("\nTable " + title + "\n");
    row((Object[]) cells);
    System.out.println("|---".repeat(cells.length) + "|");
  }

  private static void row(Object... cells) {
    var row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell instanceof Long ? written("%,d", cell) : cell).append(" |");
    }
    System.out.println(row);
  }

  private static String written(String format, Object number) {
    return String.format(Locale.ROOT, format, number);
  }

  private static String ms(long nanos) {
    return tenths(nanos / (double) Costs.MILLI);
  }

  private static String tenths(double number) {
    return written("%.1f", number);
  }

  private static String hundredths(double number) {
    return written("%.2f", number);
  }

  private static String percent(double share) {
    return written("%.1f %%", 100 * share);
  }
}
