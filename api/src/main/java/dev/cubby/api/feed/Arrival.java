package dev.cubby.api.feed;

import dev.cubby.api.store.History;
import dev.cubby.api.store.UnreadableVersionException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A watcher that asks where it begins.
 *
 * @param after the version up to which it knows all changes; null for now
 * @param place is given that version
 */
record Arrival(@Nullable Long after, CompletableFuture<Long> place) {

  /** Answers, by what was read of the store since the watcher asked. */
  void settle(RecentChanges recent, History history) {
    if (after == null) {
      place.complete(recent.last());
    } else if (recent.reach(after) || history.reaches(after)) {
      place.complete(after);
    } else {
      place.completeExceptionally(new UnreadableVersionException(after, history));
    }
  }
}
