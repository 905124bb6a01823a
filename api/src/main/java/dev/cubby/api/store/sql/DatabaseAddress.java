package dev.cubby.api.store.sql;

import dev.cubby.common.settings.Settings;

/**
 * A database and its two users: one for rows, one for migrations.
 *
 * @param connections most for reads
 */
public record DatabaseAddress(
    String host,
    int port,
    String name,
    String user,
    String password,
    String schemaUser,
    String schemaPassword,
    int connections) {

  /**
   * The address that the settings give.
   *
   * @param usualPort where they give none
   */
  public static DatabaseAddress of(Settings settings, int usualPort) {
    return new DatabaseAddress(
        settings.get(DatabaseSettings.HOST),
        settings.get(DatabaseSettings.PORT).orElse(usualPort),
        settings.get(DatabaseSettings.NAME),
        settings.get(DatabaseSettings.USER),
        settings.get(DatabaseSettings.PASSWORD).orElse(""),
        settings.get(DatabaseSettings.SCHEMA_USER),
        settings.get(DatabaseSettings.SCHEMA_PASSWORD).orElse(""),
        settings.get(DatabaseSettings.CONNECTIONS));
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
