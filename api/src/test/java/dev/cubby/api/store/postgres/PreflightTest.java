package dev.cubby.api.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.store.sql.DatabaseAddress;
import dev.cubby.common.settings.Settings;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A PostgreSQL without a standby, whose settings for the api's user change. */
@Tag("postgres")
class PreflightTest {
  private final Postgres database = (Postgres) TestPostgres.INSTANCE.database();

  @AfterEach
  void reset() throws Exception {
    asTheApi("ALTER ROLE cubby RESET client_connection_check_interval");
    asTheApi("ALTER ROLE cubby SET synchronous_commit = on");
  }

  @Test
  void theImagesOwnSettingsLackNothingButAStandby() {
    assertThat(Preflight.of(database))
        .isEqualTo(new Preflight("cubby", "on", "", true, true, false, 0, false));
  }

  @Test
  void theUsersOwnSettingCounts() throws Exception {
    asTheApi("ALTER ROLE cubby SET synchronous_commit = local");
    asTheApi("ALTER ROLE cubby SET client_connection_check_interval = '2s'");
    assertThat(Preflight.of(database))
        .isEqualTo(new Preflight("cubby", "local", "", true, true, false, 2000, false));
  }

  @Test
  void aStartAgainstAPromiseEndsWithWhatToSet() throws Exception {
    Settings settings = settings();
    Postgres.open(settings).close();
    asTheApi("ALTER ROLE cubby SET synchronous_commit = off");
    assertThatThrownBy(() -> Postgres.open(settings))
        .hasMessageContaining("ALTER ROLE cubby SET synchronous_commit = on");
  }

  private Settings settings() {
    DatabaseAddress address = database.address();
    String secrets = System.getenv("CUBBY_TEST_DB_SECRETS");
    return new Settings(
        Map.of(
            "CUBBY_DB_HOST", address.host(),
            "CUBBY_DB_PORT", String.valueOf(address.port()),
            "CUBBY_DB_PASSWORD_FILE", secrets + "/db-password",
            "CUBBY_DB_SCHEMA_USER", address.schemaUser(),
            "CUBBY_DB_SCHEMA_PASSWORD_FILE", secrets + "/db-schema-password"),
        ApiSettings.ALL);
  }

  private void asTheApi(String sql) throws Exception {
    DatabaseAddress address = database.address();
    try (var connection =
            DriverManager.getConnection(
                database.migrationUrl(), address.user(), address.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
