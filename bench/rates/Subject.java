import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.sql.DatabaseSettings;
import dev.cubby.common.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The api's store over one database, with keys of values of 100 bytes. */
record Subject(String name, SharedStore store, GroupCommit commit) {
  private static final int KEYS = 10_000;
  private static final byte[] VALUE = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);

  /**
   * Opens it.
   *
   * @param variable of the environment; its value is host:port
   */
  static Subject open(String name, String variable, Function<Settings, SharedStore> open) {
    String[] place = System.getenv(variable).split(":", 2);
    String secrets = System.getenv("CUBBY_TEST_DB_SECRETS");
    var environment =
        Map.of(
            "CUBBY_DB_HOST", place[0],
            "CUBBY_DB_PORT", place[1],
            "CUBBY_DB_PASSWORD_FILE", secrets + "/db-password",
            "CUBBY_DB_SCHEMA_PASSWORD_FILE", secrets + "/db-schema-password");
    SharedStore store = open.apply(new Settings(environment, DatabaseSettings.ALL));
    var committer = Thread.ofPlatform().daemon().factory();
    var commit = new GroupCommit(store::commit, CommitLimits.DEFAULT, committer);
    return new Subject(name, store, commit);
  }

  void putAll() {
    for (int from = 0; from < KEYS; from += 100) {
      var batch = new ArrayList<Write>();
      for (int i = from; i < from + 100; i++) {
        batch.add(put(i));
      }
      store.write(batch);
    }
  }

  void putOne() {
    commit.submit(put(any())).join();
  }

  void getOne() {
    store.get(key(any())).orElseThrow();
  }

  private static Write put(int number) {
    return new Write.Put(key(number), VALUE, "text/plain", null, Precondition.Existence.ANY);
  }

  private static int any() {
    return ThreadLocalRandom.current().nextInt(KEYS);
  }

  private static Key key(int number) {
    return new Key("bench/%05d".formatted(number));
  }
}
