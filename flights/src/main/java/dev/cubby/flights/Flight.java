package dev.cubby.flights;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A fetch, under way or still to begin, and its callers. Used within a lane's turn only. */
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

  /** Gives the value to all on board. */
  void share(V value, Traffic traffic) {
    Landing<V> own = new Landing<>(value, false);
    Landing<V> shared = new Landing<>(value, true);
    traffic.callers.release(seats.size());
    for (Seat<V> seat : seats) {
      boolean collapsed = !seat.equals(launcher);
      if (seat.answer().complete(collapsed ? shared : own) && collapsed) {
        traffic.collapsed.increment();
      }
    }
  }

  /**
   * Gives the value to the first caller that still waits, or discards it where none does.
   *
   * @return the other callers that still wait; they still count as callers
   */
  List<Seat<V>> giveToOne(V value, Sharing<V> sharing, Traffic traffic) {
    List<Seat<V>> others = new ArrayList<>();
    boolean given = false;
    for (Seat<V> seat : seats) {
      if (given && seat.waits()) {
        others.add(seat);
      } else {
        traffic.callers.release(1);
        given |= seat.answer().complete(new Landing<>(value, !seat.equals(launcher)));
      }
    }
    if (!given) {
      sharing.discard(value);
    }
    return others;
  }

  void fail(Throwable cause, Traffic traffic) {
    traffic.failed.increment();
    traffic.callers.release(seats.size());
    FlightFailedException failed = new FlightFailedException(cause);
    seats.forEach(seat -> seat.answer().completeExceptionally(failed));
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
