package dev.cubby.api.bounds;

import java.time.Duration;

/**
 * Every duration by which the api, its database and its cache bound each other. {@code
 * DurationsTest} has the inequalities that must hold between them, and between them and the
 * settings of db, dedup and edge.
 */
public final class Durations {

  // The shared cache: which of its answers count.

  /** How long a process trusts its copy of the row, counted from just before it asks for it. */
  public static final Duration TRUST = Duration.ofSeconds(1);

  /** How often a process reads the row anew. */
  public static final Duration ROW_PERIOD = Duration.ofMillis(300);

  /** How long the row must have been unused, by the database's clock, before an unfenced commit. */
  public static final Duration UNFENCED_WAIT = TRUST.plusMillis(100);

  /** How long a fence stands that no writer lifts. */
  public static final Duration FENCE = Duration.ofSeconds(30);

  /** How old a fence may be when a transaction that relies on it finds the row as it should be. */
  public static final Duration FENCE_LATEST_USE = Duration.ofSeconds(10);

  /** How long a lease stands that no reader ends. */
  public static final Duration LEASE = Duration.ofSeconds(10);

  /** How long the cache holds an entry. */
  public static final Duration CACHED_ENTRY = Duration.ofHours(1);

  /** How long a process stays away from a cache that was left for the first time. */
  public static final Duration SHORTEST_ABSENCE = Duration.ofSeconds(2);

  /** How long it stays away from a cache that is left again and again. */
  public static final Duration LONGEST_ABSENCE = Duration.ofSeconds(30);

  // The shared cache: how long it is waited for.

  /** For the answer to a command. */
  public static final Duration CACHE_ANSWER = Duration.ofMillis(250);

  /** For a connection. */
  public static final Duration CACHE_CONNECT = Duration.ofSeconds(1);

  // The database: how long it is waited for.

  /** For a new connection. */
  public static final Duration DATABASE_CONNECT = Duration.ofMillis(900);

  /** For the first connection of a pool, while the process starts. */
  public static final Duration FIRST_CONNECTION = Duration.ofSeconds(10);

  /** How long a member of a cluster counts as what it was found to be: the primary, or not. */
  public static final Duration MEMBER_RECHECK = Duration.ofSeconds(1);

  /** For a connection of the pool. */
  public static final Duration POOL_WAIT = Duration.ofMillis(900);

  /** For the sign of life of a connection that the pool hands out. */
  public static final Duration POOL_VALIDATION = Duration.ofMillis(500);

  /** For the answer to a statement. */
  public static final Duration DATABASE_ANSWER = Duration.ofSeconds(1);

  /** For a row that another transaction has locked; the database ends the statement. */
  public static final Duration LOCK_WAIT = Duration.ofSeconds(1);

  /** For a statement of any kind; PostgreSQL ends it. MariaDB has this and the next two itself. */
  public static final Duration DATABASE_STATEMENT = Duration.ofSeconds(5);

  /** For the next statement of a transaction that writes; PostgreSQL ends the connection. */
  public static final Duration DATABASE_IDLE_WRITE = Duration.ofSeconds(2);

  /** For the next statement of a transaction that only reads; PostgreSQL ends the connection. */
  public static final Duration DATABASE_IDLE_READ = Duration.ofSeconds(20);

  /** How late in its transaction a commit may be asked for; a slower transaction is refused. */
  public static final Duration LATEST_COMMIT = Duration.ofSeconds(2);

  /** For the answer to a commit. It is longer, since the outcome is unknown when it ends. */
  public static final Duration COMMIT_ANSWER = Duration.ofSeconds(4);

  // A database whose standby may be promoted.

  /** For the answer to a heartbeat. */
  public static final Duration HEARTBEAT_ANSWER = DATABASE_ANSWER;

  /** For a read and its proof, counted from before the read. */
  public static final Duration READ_AND_PROOF = Duration.ofSeconds(2);

  /** From when a new primary was seen until it begins to serve. */
  public static final Duration PROMOTION_WAIT = TRUST.plusMillis(100);

  /** How long a writer waits for a new primary that has been seen. */
  public static final Duration REIGN_AWAITED = PROMOTION_WAIT.plus(LOCK_WAIT).plus(COMMIT_ANSWER);

  /** How far ahead of the time that was is its limit, from which the next primary goes on. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(2);

  /** How near the time may come to that limit before it is moved on. */
  public static final Duration TIME_LIMIT_EXTENDED = Duration.ofMillis(1_500);

  // Exports and imports.

  /** How long the history is kept for an export that was killed. */
  public static final Duration HISTORY_HOLD = Duration.ofMinutes(2);

  /** How often an export renews its hold. */
  public static final Duration HOLD_RENEWED = Duration.ofSeconds(30);

  /** For how long an export holds the history at most. */
  public static final Duration LONGEST_HOLD = Duration.ofHours(1);

  /** How long a client may take to read a piece of an export. */
  public static final Duration EXPORT_READ = Duration.ofSeconds(60);

  /** For how long an import tries to commit while the database is away or has too much to do. */
  public static final Duration IMPORT_PATIENCE = Duration.ofSeconds(10);

  // Callers.

  /** How long a write may wait for the commit under way before it is refused. */
  public static final Duration QUEUE_WAIT = Duration.ofSeconds(2);

  /** How long a write may have waited for a commit whose outcome is unknown, and still begin. */
  public static final Duration QUEUE_WAIT_AFTER_UNKNOWN = Duration.ofMillis(500);

  /** How long a write starts over when the cache goes in and out of use meanwhile. */
  public static final Duration WRITE_PATIENCE = Duration.ofSeconds(8);

  /** How soon a caller is told that the database is away. */
  public static final Duration OUTAGE_TOLD = Duration.ofMillis(2_500);

  // Watchers.

  /** How often the store is asked for changes while anything watches. */
  public static final Duration FEED_PERIOD = Duration.ofMillis(100);

  /** How soon after the last changes more of them are asked for where a commit is known of. */
  public static final Duration FEED_REST = Duration.ofMillis(20);

  /** After how much quiet a watcher is told that nothing happened. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** How long history is kept, however little is wanted, so that watchers are told in time. */
  public static final Duration LEAST_HISTORY = Duration.ofSeconds(5);

  /** How long a watcher may take to read a page of what it missed. */
  public static final Duration PAGE_READ = Duration.ofSeconds(30);

  /** How often the token of each watcher is checked again. */
  public static final Duration TOKEN_CHECK = Duration.ofSeconds(2);

  private Durations() {}
}
