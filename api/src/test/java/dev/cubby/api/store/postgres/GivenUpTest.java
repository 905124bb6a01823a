package dev.cubby.api.store.postgres;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.sql.SqlStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that gives transactions up for the sake of others, at their commit. */
@Tag("postgres")
class GivenUpTest {
  private SqlStore store;

  @BeforeEach
  void open() {
    store = TestPostgres.INSTANCE.empty();
    TestPostgres.INSTANCE.run("DROP SEQUENCE IF EXISTS attempt");
    TestPostgres.INSTANCE.run("CREATE SEQUENCE attempt");
    TestPostgres.INSTANCE.run("GRANT USAGE ON SEQUENCE attempt TO cubby");
  }

  @AfterEach
  void close() {
    AtTheCommit.runNothing();
    TestPostgres.INSTANCE.run("DROP SEQUENCE attempt");
    store.close();
  }

  /** A sequence goes on also where its transaction is given up. */
  private static void giveUp(int times, String code) {
    AtTheCommit.run(
        "IF nextval('attempt') <= %d THEN RAISE EXCEPTION 'given up' USING ERRCODE = '%s'; END IF"
            .formatted(times, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void aWriteIsDoneOnceInTheEnd(String code) {
    long before = store.stats("", null).version();
    giveUp(3, code);
    assertThat(version(store.write(List.of(put("a", "1"))).getFirst())).isEqualTo(before + 1);
    assertThat(store.get(new Key("a"))).isPresent();
    assertThat(store.stats("", null).version()).isEqualTo(before + 1);
  }

  @Test
  void aWriteThatIsGivenUpAgainAndAgainIsRefusedInTime() {
    giveUp(1_000_000, "40001");
    long begun = System.nanoTime();
    assertThatThrownBy(() -> store.write(List.of(put("a", "1"))))
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2_500));
    assertThat(store.get(new Key("a"))).isEmpty();
  }

  @Test
  void anotherFailureOfTheCommitIsOfUnknownOutcome() {
    giveUp(1, "23514");
    assertThatThrownBy(() -> store.write(List.of(put("a", "1"))))
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.COMMIT_UNKNOWN));
  }

  @Test
  void aReadIsDoneAgain() {
    store.write(List.of(put("a", "1")));
    TestPostgres.INSTANCE.run(
        "CREATE OR REPLACE FUNCTION given_up() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN"
            + " IF nextval('attempt') <= 2 THEN RAISE EXCEPTION 'given up' USING ERRCODE ="
            + " '40001'; END IF; RETURN TRUE; END $$");
    TestPostgres.INSTANCE.run("ALTER TABLE state ENABLE ROW LEVEL SECURITY");
    TestPostgres.INSTANCE.run("CREATE POLICY given_up ON state USING (id = 1 AND given_up())");
    try {
      assertThat(store.history().lastVersion()).isPositive();
    } finally {
      TestPostgres.INSTANCE.run("DROP FUNCTION given_up() CASCADE");
      TestPostgres.INSTANCE.run("ALTER TABLE state DISABLE ROW LEVEL SECURITY");
    }
  }
}
