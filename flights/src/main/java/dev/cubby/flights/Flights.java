package dev.cubby.flights;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Collapses identical reads into at most one running and one pending flight for each key. May be
 * used from any thread; no thread ever waits, so event loops may use it too.
 *
 * <p>Callbacks of callers, and upstream calls, run on whichever thread launched or landed a flight,
 * or on the timer's thread, one at a time for each key. They must not block: deadlines and the
 * other callers of the key would wait for them. A callback that belongs on an event loop must go
 * there by itself.
 *
 * @param <K> what makes two reads the same; immutable, with equals and hashCode
 * @param <V> the answer
 */
public final class Flights<K, V> {
  private static final long FOREVER = Long.MAX_VALUE / 2;

  private final ConcurrentMap<K, Lane<K, V>> lanes = new ConcurrentHashMap<>();
  private final Airspace<V> airspace;
  private final Traffic traffic;
  private final AtomicBoolean sweeping = new AtomicBoolean();

  /** Flights whose every answer can be shared. */
  public Flights(FlightLimits limits, FlightTimer timer) {
    this(limits, timer, Sharing.always());
  }

  /**
   * @param timer must outlive the flights; it is used only while something is in the air
   */
  public Flights(FlightLimits limits, FlightTimer timer, Sharing<V> sharing) {
    this.traffic = new Traffic(limits);
    this.airspace = new Airspace<>(limits, timer, sharing, traffic);
  }

  /**
   * Joins the pending flight of {@code key}, or starts one. The answer is never one whose fetch
   * began before this call.
   *
   * <p>The future belongs to the caller: cancelling it, or its deadline passing, harms nobody else
   * and stops no upstream call. It fails with
   *
   * <ul>
   *   <li>{@link FlightFailedException} when the upstream failed, and failed again when retried
   *   <li>{@link OverloadedException} when a bound of {@link FlightLimits} is reached; mostly at
   *       once, but also when an unshareable answer came and there is no room to go on alone
   *   <li>{@link TimeoutException} when {@code deadline} has passed
   * </ul>
   *
   * @param upstream fetches the answer; called at most twice, on any thread, and not at all when
   *     another caller's flight brings the answer. It may be complete when it returns, fail or
   *     throw, and must end some time, for nothing here ends it. Its answer must not be null.
   * @param deadline from now; noticed up to {@link FlightLimits#sweepEvery} late
   */
  public CompletableFuture<Landing<V>> join(
      K key, Supplier<? extends CompletionStage<? extends V>> upstream, Duration deadline) {
    CompletableFuture<Landing<V>> answer = new CompletableFuture<>();
    if (!deadline.isPositive()) {
      traffic.timedOut.increment();
      answer.completeExceptionally(new TimeoutException("The deadline passed before the call"));
    } else if (!traffic.callers.tryTake(1)) {
      traffic.refused.increment();
      answer.completeExceptionally(new OverloadedException("Too many callers are waiting"));
    } else {
      long patience = Math.min(TimeUnit.NANOSECONDS.convert(deadline), FOREVER);
      board(key, new Seat<>(answer, upstream, airspace.timer().nanoTime() + patience));
    }
    return answer;
  }

  /** Where upstream calls account for the bytes they buffer. */
  public AnswerBuffers buffers() {
    return traffic.buffers;
  }

  /** The flights in the air now, and totals; cheap enough for each scrape of the metrics. */
  public FlightStats stats() {
    return traffic.stats(lanes.size());
  }

  private void board(K key, Seat<V> seat) {
    Lane<K, V> lane = lane(key);
    while (!lane.join(seat)) {
      lanes.remove(key, lane); // closed, and about to be removed by the one who closed it
      lane = lane(key);
    }
    if (seat.waits()) {
      sweepLater();
    }
  }

  private Lane<K, V> lane(K key) {
    Lane<K, V> lane = lanes.get(key);
    if (lane != null) {
      return lane;
    }
    Lane<K, V> fresh = new Lane<>(key, lanes, airspace);
    Lane<K, V> other = lanes.putIfAbsent(key, fresh);
    return other != null ? other : fresh;
  }

  /** One timer serves all deadlines: a read that is answered in time costs none of its own. */
  private void sweepLater() {
    if (!sweeping.get() && sweeping.compareAndSet(false, true)) {
      airspace.timer().schedule(airspace.limits().sweepEvery(), this::sweep);
    }
  }

  private void sweep() {
    try {
      lanes.values().forEach(Lane::sweep);
    } finally {
      sweeping.set(false);
      if (traffic.any()) { // asked after the line above, so that no caller's deadline is forgotten
        sweepLater();
      }
    }
  }
}
