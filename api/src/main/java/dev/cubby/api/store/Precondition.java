package dev.cubby.api.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The condition on a key's state under which a write happens (RFC 9110, section 13). */
public sealed interface Precondition {

  /** Judges this against the key's live state; null means that the key does not exist. */
  boolean holds(@Nullable Metadata current);

  /** Preconditions that ask for no version. */
  enum Existence implements Precondition {
    /** Nothing is asked. */
    ANY,
    /** The key must not exist ({@code If-None-Match: *}). */
    ABSENT,
    /** The key must exist ({@code If-Match: *}). */
    PRESENT;

    @Override
    public boolean holds(@Nullable Metadata current) {
      return switch (this) {
        case ANY -> true;
        case ABSENT -> current == null;
        case PRESENT -> current != null;
      };
    }
  }

  /** The key must exist in one of these versions ({@code If-Match: "7"}). */
  record VersionIn(Set<Long> versions) implements Precondition {
    public VersionIn {
      versions = Set.copyOf(versions);
    }

    @Override
    public boolean holds(@Nullable Metadata current) {
      return current != null && versions.contains(current.version());
    }
  }

  /**
   * The key must not have been written after this second ({@code If-Unmodified-Since}); an absent
   * key was not.
   *
   * @param second seconds since 1970
   */
  record UnmodifiedSince(long second) implements Precondition {
    @Override
    public boolean holds(@Nullable Metadata current) {
      return current == null || Math.floorDiv(current.updatedAt(), 1_000L) <= second;
    }
  }

  /**
   * The key must not have been written at this time or later; an absent key was not.
   *
   * @param millis since 1970
   */
  record WrittenBefore(long millis) implements Precondition {
    @Override
    public boolean holds(@Nullable Metadata current) {
      return current == null || current.updatedAt() < millis;
    }
  }

  /** Both must hold. */
  record Both(Precondition first, Precondition second) implements Precondition {
    @Override
    public boolean holds(@Nullable Metadata current) {
      return first.holds(current) && second.holds(current);
    }
  }

  /** The key must not exist in one of these versions ({@code If-None-Match: "7"}). */
  record VersionNotIn(Set<Long> versions) implements Precondition {
    public VersionNotIn {
      versions = Set.copyOf(versions);
    }

    @Override
    public boolean holds(@Nullable Metadata current) {
      return current == null || !versions.contains(current.version());
    }
  }
}
