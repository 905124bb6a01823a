package dev.cubby.api.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Revisions, from one snapshot of the store.
 *
 * @param history of that snapshot: all revisions behind its horizon can be asked for
 * @param revisions in the order that was asked for
 * @param next the version to go on behind; null where no more follow
 */
public record Changes(History history, List<Revision> revisions, @Nullable Long next) {
  public Changes {
    revisions = List.copyOf(revisions);
  }
}
