package dev.cubby.api.cache.valkey;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.cache.CurrentTrust;
import dev.cubby.api.cache.Fencing;
import dev.cubby.api.cache.Lease;
import dev.cubby.api.cache.Lookup;
import dev.cubby.api.cache.ReadCache;
import dev.cubby.api.cache.SharedCache;
import dev.cubby.api.cache.Trust;
import dev.cubby.api.cache.valkey.EntryCodec.Held;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The cache that all API processes share. An answer counts only if it arrived while {@link Trust}
 * held, and was filled under its epoch; what goes wrong makes a {@link Lookup.Bypass}.
 */
public final class ValkeyCache implements ReadCache, SharedCache {
  private static final long FENCE_MILLIS = Durations.FENCE.toMillis();
  private static final long LEASE_MILLIS = Durations.LEASE.toMillis();
  private static final long ENTRY_MILLIS = Durations.CACHED_ENTRY.toMillis();

  /** A caller that accepts an older entry than this accepts any: none is held for longer. */
  private static final Duration LONGEST_AGE = Durations.CACHED_ENTRY;

  private static final Lookup BYPASS = new Lookup.Bypass();

  private static final String WHERE_ABSENT = "absent";
  private static final String EARLY = "early";

  private final ValkeyClient client;
  private final CurrentTrust trust;
  private final EarlyRefresh early;
  final LongAdder hits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder bypasses = new LongAdder();
  final LongAdder filled = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder foreign = new LongAdder();

  /** A cache that answers while {@code trust} holds. */
  public ValkeyCache(ValkeyClient client, CurrentTrust trust) {
    this(client, trust, new EarlyRefresh(() -> ThreadLocalRandom.current().nextLong()));
  }

  ValkeyCache(ValkeyClient client, CurrentTrust trust, EarlyRefresh early) {
    this.client = client;
    this.trust = trust;
    this.early = early;
  }

  @Override
  public Lookup.@Nullable Hit peek(Key key) {
    return null;
  }

  @Override
  public CompletionStage<Lookup> lookup(Key key) {
    Trust now = trust.get();
    if (!now.holds() || !client.connected()) {
      bypasses.increment();
      return CompletableFuture.completedFuture(BYPASS);
    }
    return entry(key)
        .compose(entry -> {
          Held held = held(key, entry, now);
          if (held == null) {
            return lease(key, now, WHERE_ABSENT);
          }
          return early.due(held, System.currentTimeMillis())
              ? lease(key, now, EARLY)
              : Future.succeededFuture(held.hit());
        })
        .otherwise(BYPASS)
        .map(found -> count(now.holds() ? found : BYPASS))
        .toCompletionStage();
  }

  @Override
  public CompletionStage<Lookup.@Nullable Hit> stale(Key key, Duration maxAge) {
    Trust last = trust.get();
    // Since the cache was left, writers have not fenced: the age of its entries is not known.
    boolean recent = last.used() && maxAge.compareTo(last.age()) >= 0;
    if (!client.connected() || !(recent || maxAge.compareTo(LONGEST_AGE) > 0)) {
      return CompletableFuture.completedFuture(null);
    }
    return entry(key)
        .<Lookup.@Nullable Hit>map(entry -> {
          Held held = held(key, entry, last);
          return held == null ? null : held.hit();
        })
        .otherwise((Lookup.Hit) null)
        .toCompletionStage();
  }

  private Lookup count(Lookup found) {
    switch (found) {
      case Lookup.Hit _ -> hits.increment();
      case Lookup.Miss _ -> misses.increment();
      case Lookup.Bypass _ -> bypasses.increment();
    }
    return found;
  }

  private Future<@Nullable Response> entry(Key key) {
    return client.read(Request.cmd(Command.GET).arg("e:" + key.text()));
  }

  private static @Nullable Held held(Key key, @Nullable Response entry, Trust trust) {
    return entry == null ? null : EntryCodec.decode(key, entry.toBytes(), trust.epoch());
  }

  /** {@code when} a lease is given: where no entry is held, or to refresh one early. */
  private Future<Lookup> lease(Key key, Trust now, String when) {
    // Lua's numbers are exact up to 53 bits.
    long id = ThreadLocalRandom.current().nextLong(1, 1L << 53);
    return client
        .run(Script.LEASE, now.epoch(), key.text(), id, LEASE_MILLIS, when)
        .map(answer -> {
          if (answer == null) {
            return BYPASS;
          }
          if (answer.type() != ResponseType.NUMBER) {
            Held held = held(key, answer, now);
            return held == null ? BYPASS : held.hit();
          }
          long lease = number(answer);
          if (lease < 0) {
            foreign.increment();
          }
          return lease > 0 ? new Lookup.Miss(new Lease(key, lease)) : BYPASS;
        });
  }

  @Override
  public void fill(Lease lease, @Nullable Entry entry) {
    // Under the epoch known now: if it is another than the lease's, the lease is gone with that.
    long epoch = trust.get().epoch();
    long untilMillis = System.currentTimeMillis() + ENTRY_MILLIS;
    int costMillis = (int) Duration.ofNanos(System.nanoTime() - lease.takenNanos()).toMillis();
    var _ =
        client
            .run(
                Script.FILL,
                epoch,
                lease.key().text(),
                lease.id(),
                EntryCodec.encode(epoch, entry, untilMillis, costMillis),
                ENTRY_MILLIS)
            .onSuccess(answer -> (number(answer) == 1 ? filled : refused).increment());
  }

  @Override
  public void abandon(Lease lease) {
    var _ = client.run(Script.ABANDON, lease.key().text(), lease.id());
  }

  @Override
  public Fencing fence(Collection<Key> keys, long epoch) {
    String name = Long.toString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
    List<String> fenced = Set.copyOf(keys).stream().map(Key::text).toList();
    List<Object> arguments = new ArrayList<>(List.of(epoch, name, FENCE_MILLIS));
    arguments.addAll(fenced);
    Response answer;
    try {
      answer =
          client
              .run(Script.FENCE, arguments.toArray())
              .toCompletionStage()
              .toCompletableFuture()
              .join();
    } catch (RuntimeException e) {
      return new Fencing.Failed();
    }
    return number(answer) == 1
        ? new Fencing.Up(() -> lift(name, fenced))
        : new Fencing.OtherEpoch();
  }

  /** Sent before anything that the writer's caller may ask later, on the same connection. */
  private void lift(String name, List<String> keys) {
    List<Object> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(keys);
    var _ = client.run(Script.LIFT, arguments.toArray());
  }

  @Override
  public boolean reachable() {
    return client.connected();
  }

  @Override
  public @Nullable Long epoch() {
    try {
      Response answer =
          client
              .send(Request.cmd(Command.GET).arg("epoch"))
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      return number(answer);
    } catch (RuntimeException e) {
      return null;
    }
  }

  @Override
  public boolean enter(long epoch) {
    try {
      Response answer =
          client.run(Script.ENTER, epoch).toCompletionStage().toCompletableFuture().join();
      return number(answer) == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static long number(@Nullable Response answer) {
    Long number = answer == null ? null : answer.toLong();
    return number == null ? 0 : number;
  }
}
