package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.sql.Fault;
import java.sql.SQLException;

/** MariaDB's error codes (mariadb.com/docs, "MariaDB Error Code Reference"). */
final class MariaDbFaults {

  static Fault of(SQLException e) {
    return switch (e.getErrorCode()) {
      case 1021, 1026, 1114, 3 -> Fault.FULL;
      case 1036, 1290, 1792, 1836 -> Fault.READ_ONLY;
      case 1034, 1194, 1195, 1712, 1877 -> Fault.CORRUPT;
      case 1045 -> Fault.REFUSED_LOGIN;
      case 1049 -> Fault.NO_DATABASE;
      case 1040, 1203, 1226 -> Fault.TOO_MANY_CONNECTIONS;
      default -> Fault.OTHER;
    };
  }

  private MariaDbFaults() {}
}
