package dev.cubby.api.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.store.sql.Reign;
import dev.cubby.api.store.sql.ReignOverException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingReadsTest {
  private static final Reign REIGN = new Reign(1);
  private static final Reign OTHER = new Reign(2);
  private static final long LONG = 60_000_000_000L;

  private final WaitingReads reads = new WaitingReads();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    reads.close();
    threads.close();
  }

  private CompletableFuture<Void> read() throws InterruptedException {
    var read =
        CompletableFuture.runAsync(
            () -> {
              try {
                reads.await(REIGN, System.nanoTime() + LONG);
              } catch (SQLException e) {
                throw new CompletionException(e);
              }
            },
            threads);
    assertThat(reads.awaitOne()).isTrue();
    return read;
  }

  @Test
  void aCommitThatWasSentAfterTheReadProvesIt() throws Exception {
    CompletableFuture<Void> read = read();
    reads.proved(REIGN, System.nanoTime() + 1);
    read.join();
  }

  @Test
  void aCommitThatWasSentBeforeTheReadDoesNot() throws Exception {
    long sent = System.nanoTime();
    CompletableFuture<Void> read = read();
    reads.proved(REIGN, sent);
    Thread.sleep(50);
    assertThat(read).isNotDone();
    reads.proved(REIGN, System.nanoTime());
    read.join();
  }

  @Test
  void aCommitOfAnotherReignHasItReadAgain() throws Exception {
    CompletableFuture<Void> read = read();
    reads.proved(OTHER, System.nanoTime() + 1);
    assertThatThrownBy(read::join).hasCauseInstanceOf(ReignOverException.class);
  }

  @Test
  void itIsGivenUpInTheEnd() {
    assertThatThrownBy(() -> reads.await(REIGN, System.nanoTime() + 1_000_000))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no commit that proves the answer");
  }

  @Test
  void noneWaitsOnceItsOwnerIsClosed() throws Exception {
    CompletableFuture<Void> read = read();
    reads.close();
    assertThatThrownBy(read::join).hasCauseInstanceOf(SQLException.class);
    assertThat(reads.awaitOne()).isFalse();
  }
}
