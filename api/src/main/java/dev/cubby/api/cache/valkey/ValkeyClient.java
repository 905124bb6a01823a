package dev.cubby.api.cache.valkey;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.cubby.api.bounds.Durations;
import dev.cubby.common.time.Backoff;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Valkey, on which commands are pipelined. It is made again when it breaks. A
 * command that is not answered soon breaks it, since the commands behind it would wait as long. Any
 * thread may use it.
 */
public final class ValkeyClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ValkeyClient.class);

  /**
   * After a pause of this process, timers fire before its sockets are read. An answer that came
   * meanwhile has this much longer to be read.
   */
  private static final long GRACE_MILLIS = 10;

  private static final int WAITING_COMMANDS = 20_000;

  /** Most bytes of entries that are asked for together, if all are of the largest size. */
  private static final int GATHERED_BYTES = 16 << 20;

  private static final int GATHERED = 64;

  private final Vertx vertx;
  final Context loop;
  private final Redis redis;
  private final String place;
  private final Gathering<Request, @Nullable Response> reads;
  final LongAdder timeouts = new LongAdder();
  private volatile @Nullable RedisConnection connection;
  private volatile boolean closed;

  @GuardedBy("this")
  private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));

  /** The reason for not being connected that was logged last. */
  @GuardedBy("this")
  private String told = "";

  /** Where Valkey is; {@code password} null for none. */
  public record Address(String host, int port, @Nullable String password) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * Begins to connect; until it has, commands fail at once.
   *
   * @param maxValueBytes of an entry
   */
  public ValkeyClient(Vertx vertx, Address address, int maxValueBytes) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.place = address.toString();
    var options =
        new RedisOptions()
            .setConnectionString("redis://" + place)
            .setPassword(address.password())
            .setMaxWaitingHandlers(WAITING_COMMANDS)
            .setMaxPoolSize(1);
    options.getNetClientOptions().setConnectTimeout((int) Durations.CACHE_CONNECT.toMillis());
    this.redis = Redis.createClient(vertx, options);
    this.reads =
        new Gathering<Request, @Nullable Response>(
            Math.clamp(GATHERED_BYTES / maxValueBytes, 1, GATHERED),
            requests -> sent(current -> current.batch(requests)));
    loop.runOnContext(_ -> connect());
  }

  /** Whether it is connected, as far as it knows. */
  public boolean connected() {
    return connection != null;
  }

  /** Sends a command that only reads, with those that are asked in the same turn. */
  Future<@Nullable Response> read(Request request) {
    return reads.ask(request);
  }

  Future<@Nullable Response> send(Request request) {
    return sent(current -> current.send(request));
  }

  private <T extends @Nullable Object> Future<T> sent(Function<RedisConnection, Future<T>> send) {
    RedisConnection current = connection;
    return current == null
        ? Future.failedFuture(new NotConnectedException("not connected"))
        : within(Durations.CACHE_ANSWER, current, send);
  }

  Future<@Nullable Response> run(Script script, Object... arguments) {
    Request request = Request.cmd(Command.EVALSHA).arg(script.digest()).arg(0);
    for (Object argument : arguments) {
      switch (argument) {
        case byte[] bytes -> request.arg(Buffer.buffer(bytes));
        case Long number -> request.arg(number);
        default -> request.arg(argument.toString());
      }
    }
    return send(request);
  }

  private <T extends @Nullable Object> Future<T> within(
      Duration timeout, RedisConnection current, Function<RedisConnection, Future<T>> send) {
    Promise<T> answer = Promise.promise();
    Runnable late =
        () -> {
          if (answer.tryFail(new NotConnectedException("no answer in time"))) {
            timeouts.increment();
            lost(current, "does not answer within " + timeout.toMillis() + " ms");
          }
        };
    long timer =
        vertx.setTimer(
            timeout.toMillis(),
            _ -> loop.runOnContext(_ -> vertx.setTimer(GRACE_MILLIS, _ -> late.run())));
    send.apply(current)
        .onComplete((response, failure) -> {
          vertx.cancelTimer(timer);
          if (failure == null) {
            answer.tryComplete(response);
          } else {
            answer.tryFail(failure);
          }
        });
    return answer.future();
  }

  private void connect() {
    if (closed) {
      return;
    }
    Promise<RedisConnection> made = Promise.promise();
    long timer =
        vertx.setTimer(
            Durations.CACHE_CONNECT.toMillis(),
            _ -> made.tryFail(new NotConnectedException("no answer in time")));
    redis
        .connect()
        .onSuccess(fresh -> {
          if (!made.tryComplete(fresh)) {
            var _ = fresh.close();
          }
        })
        .onFailure(made::tryFail);
    made.future()
        .compose(this::prepare)
        .onComplete((fresh, failure) -> {
          vertx.cancelTimer(timer);
          if (failure == null) {
            use(fresh);
          } else {
            retry(String.valueOf(failure.getMessage()));
          }
        });
  }

  private Future<RedisConnection> prepare(RedisConnection fresh) {
    List<Future<@Nullable Response>> loaded =
        Arrays.stream(Script.values())
            .map(script ->
                this.<@Nullable Response>within(
                    Durations.CACHE_CONNECT,
                    fresh,
                    connection ->
                        connection.send(
                            Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text()))))
            .toList();
    return Future.all(loaded).map(fresh).onFailure(_ -> fresh.close());
  }

  private synchronized void use(RedisConnection fresh) {
    if (closed) {
      var _ = fresh.close();
      return;
    }
    fresh.exceptionHandler(e -> lost(fresh, String.valueOf(e.getMessage())));
    fresh.endHandler(_ -> lost(fresh, "closed the connection"));
    backoff.reset();
    told = "";
    connection = fresh;
    LOG.info("connected to the cache at {}", place);
  }

  private synchronized void lost(RedisConnection which, String why) {
    if (which.equals(connection)) {
      connection = null;
      var _ = which.close();
      retry(why);
    }
  }

  private synchronized void retry(String why) {
    if (closed) {
      return;
    }
    if (!why.equals(told)) {
      LOG.warn("the cache at {} cannot be used: {}; will go on trying", place, why);
      told = why;
    }
    long pause = backoff.next().toMillis();
    loop.runOnContext(_ -> vertx.setTimer(pause, _ -> connect()));
  }

  @Override
  public synchronized void close() {
    closed = true;
    connection = null;
    redis.close();
  }
}
