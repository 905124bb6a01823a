package dev.cubby.api.store.sql;

import dev.cubby.common.settings.Parsers;
import dev.cubby.common.settings.Setting;
import java.util.List;
import java.util.Optional;

/** The address of a database that many processes share, and the users that the api logs in as. */
public final class DatabaseSettings {
  public static final Setting<String> HOST =
      new Setting<>(
          "CUBBY_DB_HOST",
          "db",
          "Host of the database. PostgreSQL: or several, divided by commas, of which the one that"
              + " takes writes is used.",
          Parsers.text());
  public static final Setting<Optional<Integer>> PORT =
      new Setting<>(
          "CUBBY_DB_PORT",
          "",
          "Its port; without one, the usual one of the database.",
          text ->
              text.isEmpty()
                  ? Optional.empty()
                  : Optional.of(Parsers.integer(1, 65_535).parse(text)));
  public static final Setting<String> NAME =
      new Setting<>("CUBBY_DB_NAME", "cubby", "Name of the database.", Parsers.text());
  public static final Setting<String> USER =
      new Setting<>("CUBBY_DB_USER", "cubby", "User who reads and writes rows.", Parsers.text());
  public static final Setting<Optional<String>> PASSWORD =
      new Setting<>(
          "CUBBY_DB_PASSWORD_FILE", "", "File with that user's password.", Parsers.secretFile());
  public static final Setting<String> SCHEMA_USER =
      new Setting<>(
          "CUBBY_DB_SCHEMA_USER", "cubby_schema", "User who changes tables.", Parsers.text());
  public static final Setting<Optional<String>> SCHEMA_PASSWORD =
      new Setting<>(
          "CUBBY_DB_SCHEMA_PASSWORD_FILE",
          "",
          "File with that user's password.",
          Parsers.secretFile());
  public static final Setting<Integer> CONNECTIONS =
      new Setting<>(
          "CUBBY_DB_CONNECTIONS",
          "8",
          "Most connections for reads; writes have two more.",
          Parsers.integer(1, 1000));

  public static final Setting<Boolean> STANDBY =
      new Setting<>(
          "CUBBY_DB_STANDBY",
          "false",
          "Whether the database has a synchronous standby, which may take its place. PostgreSQL: an"
              + " answer is given once a commit that came after the read is on the standby's disk.",
          Parsers.bool());

  public static final List<Setting<?>> ALL =
      List.of(HOST, PORT, NAME, USER, PASSWORD, SCHEMA_USER, SCHEMA_PASSWORD, CONNECTIONS, STANDBY);

  private DatabaseSettings() {}
}
