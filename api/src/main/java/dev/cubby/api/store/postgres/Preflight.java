package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What the promises need of a PostgreSQL that may be set up by anybody, as the api's own user sees
 * it when the api starts.
 *
 * @param user the api's
 * @param synchronousCommit for that user
 * @param standbys that a commit waits for
 * @param mayCancel whether the user may cancel other users' commits
 * @param hasStandby whether the api proves its reads, since a standby may be promoted
 * @param connectionCheck how often a session that works looks for its client, in milliseconds
 */
record Preflight(
    String user,
    String synchronousCommit,
    String standbys,
    boolean fsync,
    boolean fullPageWrites,
    boolean mayCancel,
    int connectionCheck,
    boolean hasStandby) {
  private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);

  private static final String FOUND =
      """
      SELECT current_user, current_setting('synchronous_commit'),
        current_setting('synchronous_standby_names'), current_setting('fsync')::boolean,
        current_setting('full_page_writes')::boolean,
        pg_has_role(current_user, 'pg_signal_backend', 'MEMBER'),
        (SELECT setting::integer FROM pg_settings
          WHERE name = 'client_connection_check_interval')
      """;

  /** One thing that is not as it should be; it breaks a promise, or weakens one. */
  record Finding(boolean breaks, String text) {
    static Finding breaks(String text) {
      return new Finding(true, text);
    }

    static Finding weakens(String text) {
      return new Finding(false, text);
    }
  }

  /** Looks at a database that is there. */
  static Preflight of(Postgres database) {
    DatabaseAddress address = database.address();
    try (Connection connection =
            DriverManager.getConnection(
                database.migrationUrl(), address.user(), address.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FOUND)) {
      row.next();
      return new Preflight(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getBoolean(4),
          row.getBoolean(5),
          row.getBoolean(6),
          row.getInt(7),
          address.hasStandby());
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL's settings could not be looked at", e);
    }
  }

  /**
   * Logs each finding.
   *
   * @throws IllegalStateException when one breaks a promise
   */
  void pass() {
    List<Finding> findings = findings();
    for (Finding finding : findings) {
      LOG.atLevel(finding.breaks() ? Level.ERROR : Level.WARN).log(finding.text());
    }
    List<String> broken = findings.stream().filter(Finding::breaks).map(Finding::text).toList();
    if (!broken.isEmpty()) {
      throw new IllegalStateException(
          "PostgreSQL is set against a promise: " + String.join(" ", broken));
    }
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    if (!fsync) {
      findings.add(
          Finding.breaks("fsync is off: a crash loses acknowledged writes. Set fsync = on."));
    }
    if (!fullPageWrites) {
      findings.add(
          Finding.breaks(
              "full_page_writes is off: a crash can leave torn pages. Set full_page_writes = on."));
    }
    if (!synchronousCommit.equals("on") && !synchronousCommit.equals("remote_apply")) {
      findings.add(
          Finding.breaks(
              ("synchronous_commit is %1$s for %2$s: a failover or a crash loses acknowledged"
                      + " writes. Set it: ALTER ROLE %2$s SET synchronous_commit = on.")
                  .formatted(synchronousCommit, user)));
    }
    findings.addAll(ofStandbys());
    if (mayCancel) {
      findings.add(
          Finding.weakens(
              ("%1$s may cancel other sessions, and so show a commit that a failover loses:"
                      + " REVOKE pg_signal_backend FROM %1$s, and let it be no superuser.")
                  .formatted(user)));
    }
    if (connectionCheck != 0) {
      findings.add(
          Finding.weakens(
              ("client_connection_check_interval is %d ms: a commit whose api is gone is"
                      + " cancelled, and shows what a failover loses. Set it to 0.")
                  .formatted(connectionCheck)));
    }
    return findings;
  }

  private List<Finding> ofStandbys() {
    String names = standbys.strip();
    if (names.isEmpty()) {
      return List.of(
          Finding.weakens(
              "synchronous_standby_names is empty: no commit waits for a standby, so the promises"
                  + " end with that machine's disk."));
    }
    if (!hasStandby) {
      return List.of(
          Finding.weakens(
              ("commits wait for %s, which may become the primary, but nothing proves what is read"
                      + " of a primary that was replaced. Set CUBBY_DB_STANDBY=true.")
                  .formatted(names)));
    }
    if (names.toUpperCase(Locale.ROOT).matches("ANY\\b.*")) {
      return List.of(
          Finding.breaks(
              ("synchronous_standby_names is %s: any standby acknowledges, also one of a primary"
                      + " that was replaced. Name the one standby that is promoted.")
                  .formatted(names)));
    }
    if (names.contains(",")) {
      return List.of(
          Finding.weakens(
              ("synchronous_standby_names is %s: only the standby that acknowledged last may be"
                      + " promoted. Name one.")
                  .formatted(names)));
    }
    return List.of();
  }
}
