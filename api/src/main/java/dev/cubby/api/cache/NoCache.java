package dev.cubby.api.cache;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The cache of a process that has none: it holds nothing and is never reached. */
public final class NoCache implements ReadCache, SharedCache {

  @Override
  public Lookup.@Nullable Hit peek(Key key) {
    return null;
  }

  @Override
  public CompletionStage<Lookup> lookup(Key key) {
    return CompletableFuture.completedFuture(new Lookup.Bypass());
  }

  @Override
  public void fill(Lease lease, @Nullable Entry entry) {}

  @Override
  public void abandon(Lease lease) {}

  @Override
  public Fencing fence(Collection<Key> keys, long epoch) {
    return new Fencing.Failed();
  }

  @Override
  public @Nullable Long epoch() {
    return null;
  }

  @Override
  public boolean enter(long epoch) {
    return false;
  }

  @Override
  public boolean reachable() {
    return false;
  }
}
