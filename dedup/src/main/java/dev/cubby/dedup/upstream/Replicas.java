package dev.cubby.dedup.upstream;

import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The API's replicas as they were last found; chooses the one with the least to do. Any thread may
 * use it.
 */
public final class Replicas {
  private static final Duration LEAVING = Duration.ofSeconds(5);

  private final AtomicReference<List<Replica>> all = new AtomicReference<>(List.of());
  private final CountDownLatch reached = new CountDownLatch(1);
  final LongAdder opened = new LongAdder();
  final LongAdder unreachable = new LongAdder();

  /**
   * Takes the addresses found now; those known before keep their counts.
   *
   * @param found each address with the name that it was found by
   */
  void update(Map<SocketAddress, HostAndPort> found) {
    all.updateAndGet(before -> {
      Map<SocketAddress, Replica> known = new HashMap<>();
      before.forEach(replica -> known.put(replica.address(), replica));
      List<Replica> now = new ArrayList<>();
      found.forEach(
          (address, name) -> now.add(known.getOrDefault(address, new Replica(address, name))));
      return List.copyOf(now);
    });
  }

  /** One has said that it is about to end: others are chosen first until it is gone or new. */
  void leaving(SocketAddress address) {
    for (Replica replica : all.get()) {
      if (replica.address().equals(address)) {
        replica.shun(LEAVING);
      }
    }
  }

  /** One has been connected to. */
  void reached() {
    reached.countDown();
  }

  /** Waits until one has been connected to, or the time is over. */
  public void awaitReached(Duration time) {
    try {
      boolean _ = reached.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Why no request can be answered yet: no replica was ever reached. Later outages are told to the
   * callers, since to be taken off the list for what no other gateway can mend helps nobody.
   */
  public Optional<String> fault() {
    return reached.getCount() == 0
        ? Optional.empty()
        : Optional.of("no replica of the API was reached yet");
  }

  /** How many there are. */
  public int size() {
    return all.get().size();
  }

  List<Replica> all() {
    return all.get();
  }

  /** Their addresses, in order, for the log. */
  Set<String> names() {
    var names = new TreeSet<String>();
    all.get().forEach(replica -> names.add(replica.toString()));
    return names;
  }

  /**
   * The replica with the least of a load under way. One that lately failed comes after all others:
   * it would fail fast, seem idle, and be given everything.
   *
   * @param tried already, and not wanted again
   * @return null when none is left
   */
  @Nullable Replica choose(Load load, Set<Replica> tried) {
    List<Replica> now = all.get();
    Replica best = null;
    int start = now.isEmpty() ? 0 : ThreadLocalRandom.current().nextInt(now.size());
    for (int i = 0; i < now.size(); i++) {
      Replica replica = now.get((start + i) % now.size());
      if (!tried.contains(replica) && (best == null || better(load, replica, best))) {
        best = replica;
      }
    }
    return best;
  }

  private static boolean better(Load load, Replica replica, Replica than) {
    boolean shunned = replica.shunned();
    return shunned == than.shunned() ? replica.underWay(load) < than.underWay(load) : !shunned;
  }
}
