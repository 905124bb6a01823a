package dev.cubby.api.store.sql;

/** What a database's error codes tell apart. */
public enum Fault {
  /** No room on the disk. */
  FULL,
  /** No writes are taken. */
  READ_ONLY,
  /** What is stored is damaged. */
  CORRUPT,
  /** The user or the password is wrong. */
  REFUSED_LOGIN,
  /** There is no database of this name. */
  NO_DATABASE,
  TOO_MANY_CONNECTIONS,
  /** The transaction was given up for another one's sake. It left nothing, and may be run again. */
  GIVEN_UP,
  /** Any other, as where the database is away. */
  OTHER
}
