package dev.cubby.api.store.sqlite;

/** The columns that {@code head} and {@code revision} share, and those of a revision. */
final class Columns {
  /** As {@link dev.cubby.api.store.SqlColumns} orders the metadata. */
  static final String METADATA =
      "key, version, size, content_type, created_at, updated_at, expires_at";

  /** As it orders a revision. */
  static final String REVISION = METADATA + ", operation, replaces, author";

  private Columns() {}
}
