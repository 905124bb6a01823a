package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/** The rules of single writes: what they do to the {@link Draft} of their transaction. */
final class WriteRules {
  private final Stored stored;
  private final Draft draft;

  WriteRules(Stored stored, Draft draft) {
    this.stored = stored;
    this.draft = draft;
  }

  /** What is there of a key now; null where its time is over. */
  @Nullable Metadata current(Key key) {
    Metadata standing = draft.standing(key);
    return standing == null || standing.expiredAt(stored.now()) ? null : standing;
  }

  /** Removes an entry, since its time is over. */
  void expire(Metadata entry) {
    remove(entry, Operation.EXPIRE, null);
  }

  /**
   * Judges a write, and adds what it changes.
   *
   * @param current what is {@link #current} of its key
   * @param room for the values that its unit copies
   */
  Step.Outcome write(Write write, @Nullable Metadata current, Room room) {
    WriteOutcome impossible = impossible(write, current);
    if (impossible != null) {
      return impossible;
    }
    if (!write.precondition().holds(current)) {
      return new WriteOutcome.PreconditionFailed(current);
    }
    Metadata source = source(write, current);
    if (source != null && !room.take(source.size())) {
      return new Step.TooMuch(source.size());
    }
    Metadata standing = draft.standing(write.key());
    if (standing != null && current == null) {
      expire(standing);
    }
    return apply(write, source, current);
  }

  /**
   * What cannot be done at all is answered so, whatever it was conditional on (RFC 9110, 13.2.1).
   */
  private @Nullable WriteOutcome impossible(Write write, @Nullable Metadata current) {
    return switch (write) {
      case Write.Put _ -> null;
      case Write.Import imported ->
          imported.isOverAt(stored.now()) ? new WriteOutcome.TimeIsOver() : null;
      case Write.Delete _, Write.Touch _ -> current == null ? new WriteOutcome.NotFound() : null;
      case Write.Copy copy -> current(copy.source()) == null ? new WriteOutcome.NotFound() : null;
      case Write.Restore(_, var source, _, _, _) -> {
        if (!stored.history().reaches(source.version())) {
          yield new WriteOutcome.Unreadable(source.version(), stored.history());
        }
        Revision revision = stored.sources().get(source);
        yield revision == null || !revision.exists()
            ? new WriteOutcome.NotFoundAsOf(source.version())
            : null;
      }
    };
  }

  /** What the write takes its value from; null where it brings one, or needs none. */
  private @Nullable Metadata source(Write write, @Nullable Metadata current) {
    return switch (write) {
      case Write.Put _, Write.Import _, Write.Delete _ -> null;
      case Write.Touch _ -> current;
      case Write.Copy copy -> current(copy.source());
      case Write.Restore restore -> {
        Revision revision = stored.sources().get(restore.source());
        yield revision == null ? null : revision.metadata();
      }
    };
  }

  private WriteOutcome apply(Write write, @Nullable Metadata source, @Nullable Metadata current) {
    return switch (write) {
      case Write.Put put ->
          save(
              put,
              put.value().length,
              put.contentType(),
              expiry(put.ttlMillis()),
              new Content.Given(put.value()),
              current);
      case Write.Import imported ->
          save(
              imported,
              imported.value().length,
              imported.contentType(),
              imported.expiresAt(),
              new Content.Given(imported.value()),
              current);
      case Write.Touch touch -> copy(touch, present(source), touch.ttlMillis(), current);
      case Write.Copy copy -> copy(copy, present(source), copy.ttlMillis(), current);
      case Write.Restore restore -> copy(restore, present(source), restore.ttlMillis(), current);
      case Write.Delete(_, _, var author) ->
          new WriteOutcome.Deleted(remove(present(current), Operation.DELETE, author));
    };
  }

  /** Saves what {@code source} says of a value that the store holds, or is about to. */
  private WriteOutcome copy(
      Write write, Metadata source, @Nullable Long ttlMillis, @Nullable Metadata current) {
    Content content = draft.content(source.version());
    return save(write, source.size(), source.contentType(), expiry(ttlMillis), content, current);
  }

  private WriteOutcome save(
      Write write,
      int size,
      String contentType,
      @Nullable Long expiresAt,
      Content content,
      @Nullable Metadata current) {
    var metadata =
        new Metadata(
            write.key(),
            draft.nextVersion(),
            size,
            contentType,
            current == null ? stored.now() : current.createdAt(),
            stored.now(),
            expiresAt);
    record(metadata, Operation.PUT, current, content, write.author());
    return current == null
        ? new WriteOutcome.Created(metadata)
        : new WriteOutcome.Replaced(metadata);
  }

  private long remove(Metadata entry, Operation operation, @Nullable String author) {
    var metadata =
        new Metadata(
            entry.key(), draft.nextVersion(), 0, "", entry.createdAt(), stored.now(), null);
    record(metadata, operation, entry, new Content.None(), author);
    return metadata.version();
  }

  private void record(
      Metadata metadata,
      Operation operation,
      @Nullable Metadata replaced,
      Content content,
      @Nullable String author) {
    long replaces = replaced == null ? 0 : replaced.version();
    draft.add(new Revision(metadata, operation, replaces, author), content, replaced);
  }

  private @Nullable Long expiry(@Nullable Long ttlMillis) {
    if (ttlMillis == null) {
      return null;
    }
    long now = stored.now();
    return ttlMillis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + ttlMillis;
  }

  /** What {@link #impossible} has found to be there. */
  private static Metadata present(@Nullable Metadata metadata) {
    if (metadata == null) {
      throw new IllegalStateException("what is not there was to be changed");
    }
    return metadata;
  }
}
