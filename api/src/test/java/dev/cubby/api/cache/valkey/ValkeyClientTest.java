package dev.cubby.api.cache.valkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("valkey")
final class ValkeyClientTest {
  private static final Duration LONGER_THAN_ANY_COMMAND = Duration.ofMillis(700);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final ValkeyClient client = new ValkeyClient(vertx, TestCache.address(), 1 << 20);

  @AfterEach
  void close() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** As where a container has used up its share of the processors: that is no fault of Valkey's. */
  @Test
  void whatCameWhileItsLoopStoodStillIsNotLate() {
    while (!client.connected()) {
      Thread.onSpinWait();
    }
    // Threads that are no event loops take turns with their timers: each loop has one.
    List<Future<@Nullable Response>> answers =
        Stream.of("epoch", "epoch")
            .map(key -> client.send(Request.cmd(Command.GET).arg(key)))
            .toList();
    client.loop.runOnContext(_ -> {
      try {
        Thread.sleep(LONGER_THAN_ANY_COMMAND);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    for (Future<@Nullable Response> answer : answers) {
      answer.toCompletionStage().toCompletableFuture().join();
    }
    assertThat(client.timeouts.sum()).isZero();
    assertThat(client.connected()).isTrue();
  }
}
