import java.util.ArrayList;
import java.util.List;

/**
 * Moves buckets of the first primary to the last, one after another. While one is copied, both use
 * a core for it. Then it is sealed, the writes that the copy has not seen yet follow, the directory
 * names the new place, and the bucket is opened there.
 */
final class Mover {
  private static final long COPY = 50 * Costs.MILLI;
  private static final long DIRECTORY = 10 * Costs.MILLI;

  /** Writes that a copy has not seen yet when its bucket is sealed. */
  private static final int TAIL = 20;

  private final Fleet fleet;
  private final Primary source;
  private final Primary target;

  /** For how long no write was committed to each bucket that moved, in nanoseconds. */
  final List<Long> pauses = new ArrayList<>();

  Mover(Fleet fleet) {
    this.fleet = fleet;
    this.source = fleet.primaries.getFirst();
    this.target = fleet.primaries.getLast();
  }

  void move(long from, int count) {
    fleet.clock.after(from, () -> copy(count, from + COPY));
  }

  private void copy(int count, long until) {
    if (count == 0) {
      return;
    }
    if (fleet.clock.now() < until) {
      work(source);
      work(target);
      fleet.clock.after(Costs.MILLI, () -> copy(count, until));
    } else {
      seal(fleet.buckets.get((count - 1) * fleet.primaries.size()));
      copy(count - 1, until + COPY);
    }
  }

  private static void work(Primary primary) {
    primary.transactions.add(new Primary.Job(Costs.MILLI, () -> {}));
    primary.work();
  }

  private void seal(Bucket bucket) {
    bucket.lock(
        () -> {
          long sealed = fleet.clock.now();
          Runnable opened =
              () -> {
                pauses.add(fleet.clock.now() - sealed);
                bucket.primary = target;
                bucket.unlock();
              };
          Runnable named = () -> fleet.commit(target, 0, opened);
          Runnable copied = () -> fleet.clock.after(DIRECTORY, named);
          fleet.commit(source, 0, () -> fleet.commit(target, TAIL, copied));
        });
  }
}
