package dev.cubby.api.store.sql;

import dev.cubby.common.settings.InvalidSettingException;
import dev.cubby.common.settings.Settings;

/**
 * A database and its two users: one for rows, one for migrations.
 *
 * @param connections most for reads
 * @param hasStandby which may be promoted, so that reads have to be proved
 */
public record DatabaseAddress(
    String host,
    int port,
    String name,
    String user,
    String password,
    String schemaUser,
    String schemaPassword,
    int connections,
    boolean hasStandby) {

  /**
   * The address that the settings give.
   *
   * @param usualPort where they give none
   * @throws InvalidSettingException for several hosts whose reads are not to be proved
   */
  public static DatabaseAddress of(Settings settings, int usualPort) {
    if (settings.get(DatabaseSettings.HOST).contains(",")
        && !settings.get(DatabaseSettings.STANDBY)) {
      throw new InvalidSettingException(
          "CUBBY_DB_HOST names several hosts, of which any may become the primary: set"
              + " CUBBY_DB_STANDBY=true");
    }
    return new DatabaseAddress(
        settings.get(DatabaseSettings.HOST),
        settings.get(DatabaseSettings.PORT).orElse(usualPort),
        settings.get(DatabaseSettings.NAME),
        settings.get(DatabaseSettings.USER),
        settings.get(DatabaseSettings.PASSWORD).orElse(""),
        settings.get(DatabaseSettings.SCHEMA_USER),
        settings.get(DatabaseSettings.SCHEMA_PASSWORD).orElse(""),
        settings.get(DatabaseSettings.CONNECTIONS),
        settings.get(DatabaseSettings.STANDBY));
  }

  /** For the log and for {@link Failures}. */
  String place() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return user + "@" + place() + "/" + name;
  }
}
