package dev.cubby.dedup.flight;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A fetch, made or still to be made, and those who wait for it. Used within a lane's turn only. */
final class Flight<V> {
  private final Seat<V> launcher;
  private final List<Seat<V>> seats = new ArrayList<>(1);
  private boolean retried;
  private long departedAt;

  Flight(Seat<V> launcher) {
    this.launcher = launcher;
    seats.add(launcher);
  }

  void board(Seat<V> seat) {
    seats.add(seat);
  }

  void departAt(long now) {
    departedAt = now;
  }

  /** How long it has been under way, in nanoseconds. */
  long age(long now) {
    return now - departedAt;
  }

  CompletionStage<? extends V> callUpstream() {
    return launcher.upstream().get();
  }

  /** True the first time: a flight gets one more try. */
  boolean mayRetry() {
    boolean first = !retried;
    retried = true;
    return first;
  }

  /** Those who have not left, as far as was swept. */
  List<Seat<V>> seats() {
    return seats;
  }

  boolean launchedBy(Seat<V> seat) {
    return seat.equals(launcher);
  }

  /**
   * Fails callers whose deadline has passed, and forgets all who have left.
   *
   * @return how many were forgotten
   */
  int sweep(long now, Traffic traffic) {
    int before = seats.size();
    seats.removeIf(seat -> {
      if (seat.expire(now)) {
        traffic.timedOut.increment();
      }
      return !seat.waits();
    });
    return before - seats.size();
  }
}
