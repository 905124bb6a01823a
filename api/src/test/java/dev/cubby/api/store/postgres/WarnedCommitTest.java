package dev.cubby.api.store.postgres;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.sql.SqlStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database that warns while it commits, as where the wait for a replica is cancelled. */
@Tag("postgres")
class WarnedCommitTest {
  private SqlStore store;

  @BeforeEach
  void open() {
    store = TestPostgres.INSTANCE.empty();
    AtTheCommit.run("RAISE WARNING 'not replicated, by %', pg_backend_pid()");
  }

  @AfterEach
  void close() {
    AtTheCommit.runNothing();
    store.close();
  }

  @Test
  void isOfUnknownOutcomeThoughItWasDone() {
    assertThatThrownBy(() -> store.write(List.of(put("a", "1"))))
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.COMMIT_UNKNOWN))
        .hasMessageContaining("not replicated");
    assertThat(store.get(new Key("a"))).isPresent();
  }

  @Test
  void itsConnectionIsDropped() throws Exception {
    var warned =
        catchThrowableOfType(StoreException.class, () -> store.write(List.of(put("a", "1"))));
    long backend =
        Long.parseLong(String.valueOf(warned.getMessage()).replaceAll("(?s).*by (\\d+).*", "$1"));
    for (int i = 0; i < 100 && isThere(backend); i++) {
      Thread.sleep(20);
    }
    assertThat(isThere(backend)).isFalse();
    AtTheCommit.runNothing();
    deleteOnceThereIsAnotherConnection();
    assertThat(store.get(new Key("a"))).isEmpty();
  }

  /** On a busy machine its login may take longer than a call waits. */
  private void deleteOnceThereIsAnotherConnection() {
    long begun = System.nanoTime();
    while (true) {
      try {
        store.write(List.of(delete("a")));
        return;
      } catch (StoreException e) {
        assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isLessThan(Durations.FIRST_CONNECTION);
      }
    }
  }

  private static boolean isThere(long backend) throws SQLException {
    try (var connection = TestPostgres.INSTANCE.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT FROM pg_stat_activity WHERE pid = " + backend)) {
      return row.next();
    }
  }
}
