package dev.cubby.api.store.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The standby that acknowledges the commits of {@link TestPostgres#PRIMARY}: a process of
 * pg_receivewal in the container {@code CUBBY_TEST_PRIMARY_CONTAINER}.
 */
final class Standby {
  private static final String SIGNAL =
      "for p in /proc/[0-9]*; do if [ \"$(cat $p/comm)\" = pg_receivewal ]; then"
          + " kill -%s ${p#/proc/}; fi; done 2>/dev/null; true";

  /** From now on no commit is acknowledged. */
  static void pause() {
    inContainer("bash", "-c", SIGNAL.formatted("STOP"));
  }

  static void goOn() {
    inContainer("bash", "-c", SIGNAL.formatted("CONT"));
  }

  /** Ends the wait of each commit that waits for the standby, as an operator may. */
  static int cancelWaiting() {
    String counted =
        sql(
            "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity"
                + " WHERE wait_event = 'SyncRep'");
    return Integer.parseInt(counted);
  }

  /** Has the primary wait for this standby from now on. */
  static void name(String standby) {
    sql("ALTER SYSTEM SET synchronous_standby_names = '" + standby + "'");
    sql("SELECT pg_reload_conf()");
    for (int i = 0; i < 250; i++) {
      if (sql("SHOW synchronous_standby_names").equals(standby)) {
        return;
      }
    }
    throw new IllegalStateException("the primary still waits for another standby");
  }

  /** Runs a statement as the superuser; its commit waits for nothing. */
  static String sql(String statement) {
    return inContainer(
        "env",
        "PGOPTIONS=-c synchronous_commit=local",
        "psql",
        "--host=/tmp",
        "--username=admin",
        "--dbname=cubby",
        "--no-psqlrc",
        "--quiet",
        "--tuples-only",
        "--no-align",
        "--command=" + statement);
  }

  private static String inContainer(String... command) {
    String container =
        Objects.requireNonNull(
            System.getenv("CUBBY_TEST_PRIMARY_CONTAINER"), "run these tests by e2e/run stores");
    var all = new ArrayList<>(List.of("docker", "exec", container));
    all.addAll(List.of(command));
    try {
      var process = new ProcessBuilder(all).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(all + ": " + output);
      }
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Standby() {}
}
