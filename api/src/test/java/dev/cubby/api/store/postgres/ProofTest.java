package dev.cubby.api.store.postgres;

import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.sql.SqlStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database answers counts once a commit that came after it is on the standby's disk. */
@Tag("postgres")
class ProofTest {
  private static final Key KEY = new Key("a");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private SqlStore store;

  @BeforeEach
  void open() {
    store = TestPostgres.PRIMARY.empty();
    store.write(List.of(put("a", "1")));
  }

  @AfterEach
  void close() {
    Standby.goOn();
    Standby.name("standby");
    store.close();
    threads.close();
  }

  /** Something that a store is asked. */
  record Question(String name, Function<SqlStore, Object> ask) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Question> questions() {
    return Stream.of(
        new Question("a key", store -> store.get(KEY)),
        new Question("a key that is absent", store -> store.get(new Key("b"))),
        new Question("a key in the past", store -> store.get(new AsOf(KEY, version(store)))),
        new Question("a version that is not there", store -> store.get(new AsOf(KEY, 1L << 60))),
        new Question("a listing", store -> store.list(new Listing("", null, 10, null))),
        new Question("the history", SqlStore::history),
        new Question("counts", store -> store.stats("", null)),
        new Question("the row", SqlStore::cacheUse),
        new Question("a hold of a version that is not there", store -> store.hold(1L << 60)),
        new Question(
            "a precondition that fails",
            store -> store.commit(units(put("a", "2", Precondition.Existence.ABSENT)))));
  }

  private static long version(SqlStore store) {
    return store.history().lastVersion();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isNotAnsweredWithoutTheStandby(Question question) {
    Standby.pause();
    assertUnavailable(() -> question.ask().apply(store));
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class,
            failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE));
  }

  @Test
  void isAnsweredOnceTheStandbyGoesOn() {
    Standby.pause();
    var read = CompletableFuture.supplyAsync(() -> store.get(KEY), threads);
    Standby.goOn();
    assertThat(read.join()).isPresent();
  }

  @Test
  void aHeartbeatThatWasCancelledProvesNothing() throws Exception {
    Standby.pause();
    var read = CompletableFuture.supplyAsync(() -> store.get(KEY), threads);
    cancelUntil(read);
    assertUnavailable(() -> rethrown(read));
  }

  @Test
  void aCopyOfTheRowWhoseProofWasCancelledDoesNotCount() throws Exception {
    Standby.pause();
    var copy = CompletableFuture.supplyAsync(store::cacheUse, threads);
    cancelUntil(copy);
    assertUnavailable(() -> rethrown(copy));
  }

  private static void cancelUntil(CompletableFuture<?> ended) throws InterruptedException {
    int cancelled = 0;
    while (!ended.isDone()) {
      cancelled += Standby.cancelWaiting();
      Thread.sleep(20);
    }
    assertThat(cancelled).isPositive();
  }

  private static void rethrown(CompletableFuture<?> ended) throws Throwable {
    try {
      ended.join();
    } catch (CompletionException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  @Test
  void aServerThatWaitsForNoStandbyAnswersNothing() {
    Standby.name("");
    assertThatThrownBy(() -> store.get(KEY))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("synchronous_standby_names");
    Standby.name("standby");
    assertThat(store.get(KEY)).isPresent();
  }

  @Test
  void manyReadersShareAHeartbeat() {
    List<CompletableFuture<Boolean>> reads =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> store.get(KEY).isPresent(), threads))
            .limit(200)
            .toList();
    assertThat(reads).allSatisfy(read -> assertThat(read.join()).isTrue());
  }
}
