package dev.cubby.api.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteFailuresTest {
  private final SqliteFailures failures = new SqliteFailures(Path.of("data/cubby.db"));

  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, FULL, FULL",
    "SQLITE_READONLY, READ_ONLY, READ_ONLY",
    "SQLITE_READONLY_DBMOVED, READ_ONLY, READ_ONLY",
    "SQLITE_BUSY, UNAVAILABLE, UNAVAILABLE",
    "SQLITE_BUSY_SNAPSHOT, UNAVAILABLE, UNAVAILABLE",
    "SQLITE_CORRUPT, CORRUPT, COMMIT_UNKNOWN",
    "SQLITE_CORRUPT_INDEX, CORRUPT, COMMIT_UNKNOWN",
    "SQLITE_NOTADB, CORRUPT, COMMIT_UNKNOWN",
    "SQLITE_IOERR_WRITE, UNAVAILABLE, COMMIT_UNKNOWN",
    "SQLITE_IOERR_FSYNC, UNAVAILABLE, COMMIT_UNKNOWN",
    "SQLITE_IOERR_SHMSIZE, UNAVAILABLE, COMMIT_UNKNOWN",
    "SQLITE_NOMEM, UNAVAILABLE, COMMIT_UNKNOWN",
  })
  void anErrorMeansMoreDuringACommit(SQLiteErrorCode code, Kind before, Kind during) {
    SQLException e = new SQLiteException("it failed", code);
    assertThat(failures.of(e).kind()).isEqualTo(before);
    assertThat(failures.ofCommit(e).kind()).isEqualTo(during);
  }

  @Test
  void anErrorOfTheDriverIsReportedToo() {
    SQLException e = new SQLException("statement is not executing");
    assertThat(failures.of(e).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failures.ofCommit(e).kind()).isEqualTo(Kind.COMMIT_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(SQLiteErrorCode.class)
  void everySentenceNamesTheFileAndKeepsTheCause(SQLiteErrorCode code) {
    SQLException e = new SQLiteException("it failed", code);
    for (StoreException failure : new StoreException[] {failures.of(e), failures.ofCommit(e)}) {
      assertThat(failure).hasMessageContaining("cubby.db").hasCause(e);
      assertThat(failure.getMessage()).endsWith(".").doesNotContain("null");
    }
  }

  @Test
  void onlyALostSyncIsBeyondRepair() {
    assertThat(SqliteFailures.lostSync(error(SQLiteErrorCode.SQLITE_IOERR_FSYNC))).isTrue();
    assertThat(SqliteFailures.lostSync(error(SQLiteErrorCode.SQLITE_IOERR_WRITE))).isFalse();
    assertThat(SqliteFailures.lostSync(error(SQLiteErrorCode.SQLITE_FULL))).isFalse();
  }

  private static SQLException error(SQLiteErrorCode code) {
    return new SQLiteException("it failed", code);
  }
}
