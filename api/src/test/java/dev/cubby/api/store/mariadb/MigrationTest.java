package dev.cubby.api.store.mariadb;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.UnreadableVersionException;
import dev.cubby.api.store.sql.Database;
import dev.cubby.api.store.sql.DatabaseAddress;
import dev.cubby.api.store.sql.SqlStore;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of the version before revisions, filled by that version's own statements. */
@Tag("mariadb")
class MigrationTest {

  private static Database database() {
    return TestMariaDb.INSTANCE.database();
  }

  @BeforeEach
  void makeTheOldTables() {
    for (String table :
        List.of(
            "history_hold",
            "kept_answer",
            "head",
            "revision",
            "entry",
            "state",
            "flyway_schema_history")) {
      TestMariaDb.INSTANCE.run("DROP TABLE IF EXISTS " + table);
    }
    Database database = database();
    DatabaseAddress address = database.address();
    Flyway.configure()
        .dataSource(database.migrationUrl(), address.schemaUser(), address.schemaPassword())
        .locations(database.migrations())
        .target("2")
        .load()
        .migrate();
    TestMariaDb.INSTANCE.run(
        "INSERT INTO entry (k, version, size, created_at, updated_at, expires_at, content_type,"
            + " value) VALUES ('a', 7, 2, 1, 2, NULL, 'text/plain', 'xy'),"
            + " ('b', 4, 0, 3, 4, 5, 'image/png', '')");
    TestMariaDb.INSTANCE.run("UPDATE state SET last_version = 9");
  }

  @Test
  void whatWasStoredIsThereAndNothingIsKnownOfTheVersionsBefore() {
    try (Store store = SqlStore.open(database())) {
      Entry entry = store.get(new Key("a")).orElseThrow();
      assertThat(entry.value()).containsExactly('x', 'y');
      assertThat(entry.metadata())
          .isEqualTo(new Metadata(new Key("a"), 7, 2, "text/plain", 1, 2, null));
      assertThat(store.get(new AsOf(new Key("b"), 9))).isPresent();
      assertThatThrownBy(() -> store.get(new AsOf(new Key("a"), 8)))
          .isInstanceOfSatisfying(
              UnreadableVersionException.class,
              refused -> assertThat(refused.history()).isEqualTo(new History(9, 9)));
      assertThat(version(store.write(List.of(put("a", "z"))).getFirst())).isEqualTo(10);
      assertThat(store.expire(10)).isEqualTo(1);
      assertThat(store.get(new AsOf(new Key("a"), 9)).orElseThrow().value()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT version, size FROM entry WHERE k = 'a'",
        "INSERT INTO entry (k, version, size, created_at, updated_at, content_type, value)"
            + " VALUES ('a', 10, 1, 1, 1, '', 'x')",
        "DELETE FROM entry WHERE k = 'a'",
        "DELETE FROM entry WHERE expires_at <= 9 ORDER BY expires_at LIMIT 500"
      })
  void anApiOfTheVersionBeforeFailsAndAnswersNothing(String statement) {
    SqlStore.open(database()).close();
    assertThatThrownBy(() -> TestMariaDb.INSTANCE.run(statement))
        .rootCause()
        .hasMessageContaining("Table 'cubby.entry' doesn't exist");
  }

  @Test
  void aMigrationThatWasBrokenOffIsRunAgain() {
    TestMariaDb.INSTANCE.run("RENAME TABLE entry TO revision");
    TestMariaDb.INSTANCE.run("ALTER TABLE state ADD COLUMN horizon BIGINT NOT NULL DEFAULT 0");
    try (Store store = SqlStore.open(database())) {
      assertThat(store.get(new Key("a"))).isPresent();
    }
  }
}
