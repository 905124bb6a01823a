package dev.cubby.api.store;

import dev.cubby.api.store.Judgement.Change;
import dev.cubby.api.store.Judgement.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction is about to save, over what is stored. What was added since a mark can be
 * dropped again, as if it had not been judged.
 */
final class Draft {
  private final Stored stored;
  private final List<Recorded> revisions = new ArrayList<>();
  private final Map<Long, Content> contents = new HashMap<>();
  private final Map<Key, Change> changes = new LinkedHashMap<>();
  private final Map<Key, @Nullable Change> before = new HashMap<>();
  private Mark mark;
  private long lastVersion;
  private long historyBytes;

  private record Mark(int revisions, long lastVersion, long historyBytes) {}

  Draft(Stored stored) {
    this.stored = stored;
    this.lastVersion = stored.history().lastVersion();
    this.mark = new Mark(0, lastVersion, 0);
  }

  /** Sets the mark. */
  void mark() {
    before.clear();
    mark = new Mark(revisions.size(), lastVersion, historyBytes);
  }

  /** Drops all that was added since the mark. */
  void dropToMark() {
    List<Recorded> dropped = revisions.subList(mark.revisions, revisions.size());
    dropped.forEach(recorded -> contents.remove(recorded.revision().version()));
    dropped.clear();
    before.forEach((key, change) -> {
      if (change == null) {
        changes.remove(key);
      } else {
        changes.put(key, change);
      }
    });
    lastVersion = mark.lastVersion;
    historyBytes = mark.historyBytes;
    mark();
  }

  /** What is there of a key now, live or expired. */
  @Nullable Metadata standing(Key key) {
    return switch (changes.get(key)) {
      case null -> stored.entries().get(key);
      case Change.Save(var metadata) -> metadata;
      case Change.Remove _ -> null;
    };
  }

  /** Where the value of a version comes from. */
  Content content(long version) {
    return contents.getOrDefault(version, new Content.CopyOf(version));
  }

  long nextVersion() {
    return ++lastVersion;
  }

  /** Adds a revision, and the change of its key. */
  void add(Revision revision, Content content, @Nullable Metadata replaced) {
    if (replaced != null) {
      historyBytes += Revision.historyBytes(replaced.size());
    }
    if (!revision.exists()) {
      historyBytes += Revision.historyBytes(0);
    }
    revisions.add(new Recorded(revision, content));
    contents.put(revision.version(), content);
    Metadata metadata = revision.metadata();
    Key key = metadata.key();
    Change change = revision.exists() ? new Change.Save(metadata) : new Change.Remove(key);
    Change replacedChange = changes.put(key, change);
    if (!before.containsKey(key)) {
      before.put(key, replacedChange);
    }
  }

  List<Recorded> revisions() {
    return revisions;
  }

  Map<Key, Change> changes() {
    return changes;
  }

  long lastVersion() {
    return lastVersion;
  }

  long historyBytes() {
    return historyBytes;
  }
}
