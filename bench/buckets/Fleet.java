import java.util.ArrayList;
import java.util.List;

/** Primaries with buckets on them, under a load. */
final class Fleet {
  /** Of an api's group commit: the most writes in a transaction, and the most that wait. */
  private static final int GROUP = 512;

  private static final int QUEUE = 8_192;
  private static final long PATIENCE = 2 * Costs.SECOND;

  final Clock clock = new Clock();
  final List<Primary> primaries = new ArrayList<>();
  final List<Bucket> buckets = new ArrayList<>();
  private final List<Long> answered = new ArrayList<>();
  private final Costs costs;
  private final Load load;
  private boolean closed;
  private long countedFrom;
  private long end;
  long refused;
  long transactions;

  /** How long each answered write took, in nanoseconds, the shortest first. */
  private long[] latencies = {};

  /** Buckets over primaries in turn, each with so many apis that commit to it. */
  Fleet(Costs costs, int primaryCount, int apis, Load load) {
    this.costs = costs;
    this.load = load;
    for (int i = 0; i < primaryCount; i++) {
      primaries.add(new Primary(clock, costs.cores()));
    }
    for (int i = 0; i < load.buckets(); i++) {
      buckets.add(new Bucket(primaries.get(i % primaryCount), apis));
    }
  }

  /** So many clients, each of which writes again as soon as it is answered. */
  Fleet clients(int count, long length) {
    closed = true;
    for (int i = 0; i < count; i++) {
      clock.after(0, this::arrive);
    }
    return run(length);
  }

  /** Writes at a constant mean rate, whether or not earlier ones are answered. */
  Fleet rate(double perSecond, long length) {
    arriveAndGoOn(Costs.SECOND / perSecond);
    return run(length);
  }

  /** A quarter of the time before is not counted. */
  private Fleet run(long length) {
    countedFrom = length / 4;
    end = countedFrom + length;
    clock.runUntil(end);
    latencies = answered.stream().mapToLong(Long::longValue).sorted().toArray();
    return this;
  }

  private void arriveAndGoOn(double gap) {
    arrive();
    clock.after(load.gap(gap), () -> arriveAndGoOn(gap));
  }

  private void arrive() {
    Bucket bucket = buckets.get(load.bucket());
    var committer = bucket.committers.get(load.among(bucket.committers.size()));
    long came = clock.now();
    if (costs.front() == 0) {
      join(committer, came);
    } else {
      bucket.primary.requests.add(new Primary.Job(costs.front(), () -> join(committer, came)));
      bucket.primary.work();
    }
  }

  private void join(Bucket.Committer committer, long came) {
    if (committer.waiting.size() >= QUEUE) {
      refuse();
      return;
    }
    committer.waiting.add(came);
    if (!committer.busy) {
      begin(committer);
    }
  }

  private void refuse() {
    refused += clock.now() > countedFrom ? 1 : 0;
  }

  private void begin(Bucket.Committer committer) {
    List<Long> group = new ArrayList<>();
    while (!committer.waiting.isEmpty() && group.size() < GROUP) {
      long came = committer.waiting.remove();
      if (clock.now() - came > PATIENCE) {
        refuse();
      } else {
        group.add(came);
      }
    }
    committer.busy = !group.isEmpty();
    Bucket bucket = committer.bucket;
    if (committer.busy) {
      Runnable done = () -> acknowledge(committer, group);
      bucket.lock(() -> commit(bucket.primary, group.size(), done));
    }
  }

  /** One transaction: its work, its round trips, the flush, and the standby's. */
  void commit(Primary primary, int writes, Runnable then) {
    Runnable flush = () -> clock.after(primary.flush(costs.flush()) + costs.standby(), then);
    Runnable travel = () -> clock.after(Costs.ROUND_TRIPS * costs.api(), flush);
    long work = costs.transaction() + writes * costs.write();
    primary.transactions.add(new Primary.Job(work, travel));
    primary.work();
  }

  private void acknowledge(Bucket.Committer committer, List<Long> group) {
    committer.bucket.unlock();
    if (clock.now() > countedFrom) {
      group.forEach(came -> answered.add(clock.now() - came));
      committer.bucket.primary.writes += group.size();
      transactions++;
    }
    if (closed) {
      group.forEach(_ -> arrive());
    }
    begin(committer);
  }

  long perSecond(long count) {
    return count * Costs.SECOND / (end - countedFrom);
  }

  int done() {
    return latencies.length;
  }

  /** Within this time so many of the writes were answered, in nanoseconds. */
  long latency(double quantile) {
    return latencies[(int) Math.min(latencies.length - 1, quantile * latencies.length)];
  }

  /** Of the primary that worked most. */
  double busyCores() {
    return primaries.stream().mapToLong(primary -> primary.busy).max().orElseThrow() / (double) end;
  }

  /** What the busiest primary committed, by the mean of all. */
  double imbalance() {
    long most = primaries.stream().mapToLong(primary -> primary.writes).max().orElseThrow();
    return most * primaries.size() / (double) latencies.length;
  }
}
