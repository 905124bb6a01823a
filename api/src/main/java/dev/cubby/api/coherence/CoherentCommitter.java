package dev.cubby.api.coherence;

import dev.cubby.api.cache.ReadCache.Fence;
import dev.cubby.api.cache.Trust;
import dev.cubby.api.commit.Committer;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteGuard;
import dev.cubby.api.store.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Commits so that no reader of the cache is given what was replaced: behind a fence; or, where none
 * can be put up, once the cache has been out of use for longer than anybody trusts it.
 */
public final class CoherentCommitter implements Committer {
  /** Marking the cache unused and waiting takes a second; a row that keeps changing, longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final SharedStore store;
  private final SharedCache cache;
  private final Keeper keeper;

  public CoherentCommitter(SharedStore store, SharedCache cache, Keeper keeper) {
    this.store = store;
    this.cache = cache;
    this.keeper = keeper;
  }

  @Override
  public List<WriteOutcome> commit(List<Write> writes) {
    List<Key> keys = writes.stream().map(Write::key).distinct().toList();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      Trust trust = keeper.get();
      Fence fence = trust.used() && cache.reachable() ? cache.fence(keys, trust.epoch()) : null;
      Optional<List<WriteOutcome>> outcomes =
          fence != null ? fenced(writes, trust.epoch(), fence) : unfenced(writes, trust);
      if (outcomes.isPresent()) {
        return outcomes.get();
      }
      keeper.refresh();
    } while (deadline - System.nanoTime() > 0);
    throw new StoreException(
        Kind.UNAVAILABLE, "the shared cache goes in and out of use; the write was given up", null);
  }

  private Optional<List<WriteOutcome>> fenced(List<Write> writes, long epoch, Fence fence) {
    boolean mayLand = false;
    try {
      return store.write(writes, new WriteGuard.Fenced(epoch));
    } catch (StoreException e) {
      // A commit that may still land needs its fence, which ends by itself.
      mayLand = e.kind() == Kind.COMMIT_UNKNOWN;
      throw e;
    } finally {
      if (!mayLand) {
        fence.close();
      }
    }
  }

  private Optional<List<WriteOutcome>> unfenced(List<Write> writes, Trust trust) {
    var guard = new WriteGuard.Unfenced(Keeper.UNUSED.toMillis());
    if (!trust.used()) {
      Optional<List<WriteOutcome>> outcomes = store.write(writes, guard);
      if (outcomes.isPresent()) {
        return outcomes;
      }
    }
    CacheUse use = keeper.leave();
    pause(Keeper.UNUSED.toMillis() - use.unusedMillis());
    return store.write(writes, guard);
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
