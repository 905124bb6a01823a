package dev.cubby.api.store;

import java.util.Arrays;
import java.util.Locale;

/** The stores that there are, by the name that {@code CUBBY_STORE} gives them. */
public enum StoreKind {
  /** A directory of this process. */
  SQLITE,
  /** MariaDB, which many processes share. */
  MARIADB,
  /** PostgreSQL, which many processes share. */
  POSTGRES;

  /** All names, as a setting has them. */
  public static String[] names() {
    return Arrays.stream(values()).map(StoreKind::toString).toArray(String[]::new);
  }

  public static StoreKind of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
