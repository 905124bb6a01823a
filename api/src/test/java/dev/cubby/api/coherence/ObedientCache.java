package dev.cubby.api.coherence;

import dev.cubby.api.cache.Fencing;
import dev.cubby.api.cache.SharedCache;
import dev.cubby.api.store.Key;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A shared cache that does as it is told, and can be cut off. */
final class ObedientCache implements SharedCache {
  private final Set<Key> fenced = new HashSet<>();
  private long epoch;
  private boolean reachable = true;
  private long fencedAtNanos;

  @Override
  public synchronized Fencing fence(Collection<Key> keys, long wanted) {
    fencedAtNanos = System.nanoTime();
    if (!reachable) {
      return new Fencing.Failed();
    }
    if (wanted != epoch) {
      return new Fencing.OtherEpoch();
    }
    List<Key> own = List.copyOf(keys);
    fenced.addAll(own);
    return new Fencing.Up(() -> lift(own));
  }

  private synchronized void lift(List<Key> keys) {
    keys.forEach(fenced::remove);
  }

  synchronized boolean fences(Key key) {
    return fenced.contains(key);
  }

  /** After it was asked for a fence. */
  synchronized long fencedAtNanos() {
    return fencedAtNanos;
  }

  @Override
  public synchronized Long epoch() {
    return epoch;
  }

  @Override
  public synchronized boolean enter(long next) {
    if (!reachable || next <= epoch) {
      return false;
    }
    fenced.clear();
    epoch = next;
    return true;
  }

  synchronized void restart() {
    fenced.clear();
    epoch = 0;
  }

  @Override
  public synchronized boolean reachable() {
    return reachable;
  }

  synchronized void reachable(boolean whether) {
    reachable = whether;
  }
}
