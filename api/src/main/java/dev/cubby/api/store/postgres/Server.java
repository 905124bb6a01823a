package dev.cubby.api.store.postgres;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.sql.ReignColumns;

/** What PostgreSQL says of the server that runs a statement; expressions over {@code state}. */
final class Server {
  /** A function that is stable within a statement, so that an index can be searched by it. */
  static final String NOW =
      "CAST(FLOOR(EXTRACT(EPOCH FROM statement_timestamp()) * 1000) AS BIGINT)";

  /** Its timeline, which a promotion changes. A standby fails here. */
  static final String TIMELINE = "substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)";

  /** Whether its commits wait for a standby. */
  static final String SYNCHRONOUS =
      "(current_setting('synchronous_commit') IN ('on', 'remote_apply')"
          + " AND current_setting('synchronous_standby_names') <> '')";

  /** The nonce of its reign. */
  static final String REIGN =
      "CASE WHEN state.timeline = " + TIMELINE + " AND " + SYNCHRONOUS + " THEN state.nonce END";

  static final ReignColumns COLUMNS =
      new ReignColumns(
          REIGN,
          "LEAST(GREATEST(" + NOW + ", state.time_floor), state.time_limit)",
          "state.time_limit",
          "time_limit = GREATEST(state.time_limit, %s + %d)"
              .formatted(NOW, Durations.TIME_LIMIT.toMillis()));

  private Server() {}
}
