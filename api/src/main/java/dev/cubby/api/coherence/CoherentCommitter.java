package dev.cubby.api.coherence;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.cache.Fence;
import dev.cubby.api.cache.Fencing;
import dev.cubby.api.cache.SharedCache;
import dev.cubby.api.cache.Trust;
import dev.cubby.api.commit.Committer;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.WriteGuard;
import dev.cubby.api.store.WriteUnit;
import java.util.List;
import java.util.Optional;

/**
 * Commits so that no reader of the cache is given a value that was replaced. A writer commits
 * behind a fence. Where it cannot put one up, it marks the cache unused and commits once the cache
 * has been unused for longer than any process trusts it.
 */
public final class CoherentCommitter implements Committer {
  private static final WriteGuard UNFENCED =
      new WriteGuard.Unfenced(Durations.UNFENCED_WAIT.toMillis());

  private final SharedStore store;
  private final SharedCache cache;
  private final Keeper keeper;

  public CoherentCommitter(SharedStore store, SharedCache cache, Keeper keeper) {
    this.store = store;
    this.cache = cache;
    this.keeper = keeper;
  }

  @Override
  public List<List<Step.Outcome>> commit(List<WriteUnit> units) {
    List<Key> keys = List.copyOf(WriteUnit.writtenKeys(units));
    if (keys.isEmpty()) {
      return withoutKeys(units);
    }
    long deadline = System.nanoTime() + Durations.WRITE_PATIENCE.toNanos();
    do {
      Trust trust = keeper.trust();
      Optional<List<List<Step.Outcome>>> outcomes =
          trust.used() ? tryFenced(units, keys, trust.epoch()) : tryUnfenced(units);
      if (outcomes.isPresent()) {
        return outcomes.get();
      }
    } while (deadline - System.nanoTime() > 0);
    throw new StoreException(
        Kind.UNAVAILABLE, "the shared cache goes in and out of use; the write was given up", null);
  }

  /** Commits units that change nothing of what the cache may hold. */
  private List<List<Step.Outcome>> withoutKeys(List<WriteUnit> units) {
    return units.stream().allMatch(WriteUnit::readsOnly)
        ? units.stream().map(store::read).toList()
        : store.commit(units);
  }

  /** Empty where the row was not as this process's copy said; the row has been read anew then. */
  private Optional<List<List<Step.Outcome>>> tryFenced(
      List<WriteUnit> units, List<Key> keys, long epoch) {
    long fenceAsked = System.nanoTime();
    Fencing fencing = cache.reachable() ? cache.fence(keys, epoch) : new Fencing.Failed();
    return switch (fencing) {
      case Fencing.Up(var fence) -> {
        var guard = new WriteGuard.Fenced(epoch, fenceAsked + Durations.FENCE_LATEST_USE.toNanos());
        Optional<List<List<Step.Outcome>>> outcomes = fenced(units, guard, fence);
        if (outcomes.isEmpty()) {
          keeper.refresh();
        }
        yield outcomes;
      }
      case Fencing.OtherEpoch _ -> {
        CacheUse use = keeper.refresh();
        yield use.used() && use.epoch() == epoch ? leave(units) : Optional.empty();
      }
      case Fencing.Failed _ -> leave(units);
    };
  }

  private Optional<List<List<Step.Outcome>>> leave(List<WriteUnit> units) {
    return awaitUnused(units, keeper.leave());
  }

  private Optional<List<List<Step.Outcome>>> tryUnfenced(List<WriteUnit> units) {
    Optional<List<List<Step.Outcome>>> outcomes = store.commit(units, UNFENCED);
    return outcomes.isPresent() ? outcomes : awaitUnused(units, keeper.refresh());
  }

  /** Waits until no process can trust the cache any more; empty where it is in use again. */
  private Optional<List<List<Step.Outcome>>> awaitUnused(List<WriteUnit> units, CacheUse use) {
    if (use.used()) {
      return Optional.empty();
    }
    pause(Durations.UNFENCED_WAIT.toMillis() - use.unusedMillis());
    Optional<List<List<Step.Outcome>>> outcomes = store.commit(units, UNFENCED);
    if (outcomes.isEmpty()) {
      keeper.refresh();
    }
    return outcomes;
  }

  private Optional<List<List<Step.Outcome>>> fenced(
      List<WriteUnit> units, WriteGuard guard, Fence fence) {
    // While a commit may still land its fence must stand. Nobody lifts it then: its time ends.
    boolean mayLand = true;
    try {
      Optional<List<List<Step.Outcome>>> outcomes = store.commit(units, guard);
      mayLand = false;
      return outcomes;
    } catch (StoreException e) {
      mayLand = e.kind() == Kind.COMMIT_UNKNOWN;
      throw e;
    } finally {
      if (!mayLand) {
        fence.close();
      }
    }
  }

  private static void pause(long millis) {
    try {
      if (millis > 0) {
        Thread.sleep(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Kind.UNAVAILABLE, "interrupted before the write", e);
    }
  }
}
