package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.Fault;
import java.sql.SQLException;

/** PostgreSQL's error codes (postgresql.org/docs/17, "Appendix A. PostgreSQL Error Codes"). */
final class PostgresFaults {

  static Fault of(SQLException e) {
    String state = e.getSQLState();
    return switch (state == null ? "" : state) {
      case "53100" -> Fault.FULL; // disk_full
      case "25006" -> Fault.READ_ONLY; // read_only_sql_transaction
      case "XX001", "XX002" -> Fault.CORRUPT; // data_corrupted, index_corrupted
      case "28P01", "28000" -> Fault.REFUSED_LOGIN; // of the password, of pg_hba.conf
      case "3D000" -> Fault.NO_DATABASE; // invalid_catalog_name
      case "53300" -> Fault.TOO_MANY_CONNECTIONS; // too_many_connections
      case "40001", "40P01" -> Fault.GIVEN_UP; // serialization_failure, deadlock_detected
      default -> Fault.OTHER;
    };
  }

  private PostgresFaults() {}
}
