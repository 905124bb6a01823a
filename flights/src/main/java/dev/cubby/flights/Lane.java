package dev.cubby.flights;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The flights of one key. All but {@link #join} and {@link #sweep} runs in turns, one thread at a
 * time, with no lock held: upstreams and callers that it calls may call back in, and come after.
 */
final class Lane<K, V> implements Turns.Owner {
  private final K key;
  private final ConcurrentMap<K, Lane<K, V>> table;
  private final Airspace<V> airspace;
  private final Traffic traffic;
  private final Turns turns = new Turns(this);

  /** Null only when nothing is pending either. */
  private @Nullable Flight<V> running;

  private @Nullable Flight<V> pending;
  private final List<Flight<V>> detached = new ArrayList<>(0);
  private final List<Flight<V>> solo = new ArrayList<>(0);

  Lane(K key, ConcurrentMap<K, Lane<K, V>> table, Airspace<V> airspace) {
    this.key = key;
    this.table = table;
    this.airspace = airspace;
    this.traffic = airspace.traffic();
  }

  /** Takes the caller on board, now or soon; false when this lane has been closed. */
  boolean join(Seat<V> seat) {
    return turns.offer(() -> board(seat));
  }

  /** Fails callers whose deadline has passed, and lets the pending flight pass a slow one. */
  void sweep() {
    turns.offer(this::sweepNow); // a closed lane has nothing to sweep
  }

  @Override
  public boolean spent() {
    return running == null && detached.isEmpty() && solo.isEmpty();
  }

  @Override
  public void closed() {
    table.remove(key, this);
  }

  private void board(Seat<V> seat) {
    if (pending != null) {
      pending.board(seat);
      return;
    }
    Flight<V> flight = open(seat);
    if (flight == null) {
      return;
    }
    if (running == null) {
      running = flight;
      depart(flight);
    } else {
      pending = flight; // never on board of the running one: its fetch began before this call
    }
  }

  /** A new flight for a caller who is counted already, or null if there is no room for it. */
  private @Nullable Flight<V> open(Seat<V> seat) {
    if (traffic.buffers.hasRoom() && traffic.flights.tryTake(1)) {
      return new Flight<>(seat);
    }
    traffic.callers.release(1);
    traffic.refused.increment();
    seat.answer().completeExceptionally(new OverloadedException("Too many reads are under way"));
    return null;
  }

  private void depart(Flight<V> flight) {
    traffic.launched.increment();
    flight.departAt(airspace.timer().nanoTime());
    call(flight);
  }

  private void call(Flight<V> flight) {
    CompletionStage<? extends V> answer;
    try {
      answer = Objects.requireNonNull(flight.callUpstream(), "the upstream returned null");
    } catch (Throwable e) { // an Error, too, must end the flight, or its key is stuck
      answer = CompletableFuture.failedStage(e);
    }
    answer.whenComplete((value, failure) -> turns.offer(() -> end(flight, value, failure)));
  }

  private void end(Flight<V> flight, @Nullable V value, @Nullable Throwable failure) {
    if (value != null && failure == null) {
      vacate(flight);
      land(flight, value);
    } else if (flight.mayRetry()) {
      traffic.retried.increment();
      call(flight); // begins later still, so it is fresh enough for all on board
    } else {
      vacate(flight);
      flight.fail(cause(failure), traffic);
    }
  }

  /** Takes the flight off its place; if that held the pending one back, it leaves. */
  private void vacate(Flight<V> flight) {
    traffic.ended.increment();
    traffic.flights.release(1);
    if (flight == running) {
      advance();
    } else if (!detached.remove(flight)) {
      solo.remove(flight);
    }
  }

  private void advance() {
    running = pending;
    pending = null;
    if (running != null) {
      depart(running);
    }
  }

  private void land(Flight<V> flight, V value) {
    boolean shareable;
    try {
      shareable = airspace.sharing().shareable(value);
    } catch (RuntimeException e) {
      flight.fail(e, traffic);
      return;
    }
    if (shareable) {
      flight.share(value, traffic);
      airspace.sharing().shared(value);
    } else {
      flight.giveToOne(value, airspace.sharing(), traffic).forEach(this::flyAlone);
    }
  }

  private void flyAlone(Seat<V> seat) {
    Flight<V> flight = open(seat);
    if (flight != null) {
      traffic.solo.increment();
      solo.add(flight);
      depart(flight);
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    if (failure == null) {
      return new NullPointerException("the upstream landed null");
    }
    // Stages that were derived from others wrap what failed those.
    Throwable wrapped = failure instanceof CompletionException ? failure.getCause() : null;
    return wrapped != null ? wrapped : failure;
  }

  private void sweepNow() {
    long now = airspace.timer().nanoTime();
    if (running != null && pending != null && mayDetach(running, now)) {
      traffic.detached.increment();
      detached.add(running);
      advance();
    }
    for (Flight<V> flight : inTheAir()) {
      traffic.callers.release(flight.sweep(now, traffic));
    }
  }

  private boolean mayDetach(Flight<V> flight, long now) {
    FlightLimits limits = airspace.limits();
    return flight.age(now) >= limits.slowAfter().toNanos()
        && detached.size() < limits.detachedPerKey();
  }

  private List<Flight<V>> inTheAir() {
    List<Flight<V>> flights = new ArrayList<>(detached);
    flights.addAll(solo);
    if (running != null) {
      flights.add(running);
    }
    if (pending != null) {
      flights.add(pending);
    }
    return flights;
  }
}
