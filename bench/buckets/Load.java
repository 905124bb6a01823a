import java.util.Arrays;
import java.util.SplittableRandom;

/** Which bucket a write is for, and when the next one comes. */
final class Load {
  private static final int KEYS = 1_000_000;

  private final SplittableRandom random;

  /** The shares of the buckets in all writes, summed up. */
  private final double[] upTo;

  private final long seed;

  private Load(double[] upTo, long seed) {
    this.upTo = upTo;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  static Load ofOneBucket(long seed) {
    return new Load(new double[] {1}, seed);
  }

  /**
   * A hash chooses the bucket of each key.
   *
   * @param skew by how much some keys are written more than others: 0 for all the same, else Zipf's
   *     exponent
   */
  static Load over(int buckets, double skew, long seed) {
    double[] upTo = new double[buckets];
    for (int rank = 1; rank <= KEYS; rank++) {
      long hash = new SplittableRandom(rank).nextLong() >>> 1;
      upTo[(int) (hash % buckets)] += skew == 0 ? 1 : 1 / StrictMath.pow(rank, skew);
    }
    for (int i = 1; i < buckets; i++) {
      upTo[i] += upTo[i - 1];
    }
    return new Load(upTo, seed);
  }

  /** The same once more, from its start. */
  Load again() {
    return new Load(upTo, seed);
  }

  int buckets() {
    return upTo.length;
  }

  int bucket() {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return found < 0 ? -found - 1 : found + 1;
  }

  int among(int count) {
    return count == 1 ? 0 : random.nextInt(count);
  }

  /** A time between two writes that come at random. */
  long gap(double mean) {
    return (long) (-StrictMath.log(1 - random.nextDouble()) * mean);
  }

  double hottest() {
    double most = upTo[0];
    for (int i = 1; i < upTo.length; i++) {
      most = Math.max(most, upTo[i] - upTo[i - 1]);
    }
    return most / upTo[upTo.length - 1];
  }
}
