package dev.cubby.flights.explore;

import dev.cubby.flights.FlightFailedException;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.FlightTimer;
import dev.cubby.flights.Landing;
import dev.cubby.flights.OverloadedException;
import dev.cubby.flights.Sharing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Two flights for one thread, written as plainly as can be, into which one fault can be planted.
 */
final class ModelFlights implements Coalescer {

  private record Seat(
      CompletableFuture<Landing<Answer>> answer, Supplier<CompletionStage<Answer>> upstream) {}

  private static final class Flight {
    final List<Seat> seats = new ArrayList<>();
    long departedAt;
    int calls;
    @Nullable CompletableFuture<Answer> call;
  }

  private static final class Lane {
    @Nullable Flight running;
    @Nullable Flight pending;
    final List<Flight> detached = new ArrayList<>();
    final List<Flight> solo = new ArrayList<>();

    boolean empty() {
      return running == null && detached.isEmpty() && solo.isEmpty();
    }
  }

  private final Fault fault;
  private final FlightLimits limits;
  private final FlightTimer timer;
  private final Sharing<Answer> sharing;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final List<Seat> everyone = new ArrayList<>();

  ModelFlights(Fault fault, FlightLimits limits, FlightTimer timer, Sharing<Answer> sharing) {
    this.fault = fault;
    this.limits = limits;
    this.timer = timer;
    this.sharing = sharing;
  }

  @Override
  public boolean idle() {
    return lanes.isEmpty();
  }

  @Override
  public CompletableFuture<Landing<Answer>> join(
      String key, Supplier<CompletionStage<Answer>> upstream, Duration deadline) {
    long waiting = everyone.stream().filter(seat -> !seat.answer().isDone()).count();
    if (waiting >= limits.callers() && fault != Fault.TAKES_ANY_NUMBER) {
      return CompletableFuture.failedFuture(new OverloadedException("callers"));
    }
    Seat seat = new Seat(new CompletableFuture<>(), upstream);
    everyone.add(seat);
    if (fault != Fault.IGNORES_DEADLINES) {
      timer.schedule(
          deadline, () -> seat.answer().completeExceptionally(new TimeoutException("late")));
    }
    board(lanes.computeIfAbsent(key, _ -> new Lane()), key, seat);
    return seat.answer();
  }

  private void board(Lane lane, String key, Seat seat) {
    Flight flight = new Flight();
    if (lane.running == null || fault == Fault.LEAVES_AT_ONCE) {
      lane.running = flight;
      flight.seats.add(seat);
      depart(lane, key, flight);
    } else if (fault == Fault.LETS_LATE_CALLERS_IN && lane.running.seats.size() == 1) {
      lane.running.seats.add(seat);
    } else {
      lane.pending = lane.pending == null ? flight : lane.pending;
      lane.pending.seats.add(seat);
      passSlow(lane, key);
    }
  }

  private void depart(Lane lane, String key, Flight flight) {
    flight.departedAt = timer.nanoTime();
    timer.schedule(limits.slowAfter(), () -> passSlow(lane, key));
    Seat launcher = flight.seats.getFirst();
    var _ = launcher.answer().whenComplete((_, _) -> launcherIsDone(launcher, flight));
    call(lane, key, flight);
  }

  private void launcherIsDone(Seat launcher, Flight flight) {
    if (launcher.answer().isCancelled() && flight.call != null) {
      if (fault == Fault.LEAVER_CANCELS_THE_CALL) {
        flight.call.cancel(true);
      } else if (fault == Fault.LEAVER_FAILS_THE_OTHERS) {
        flight.seats.forEach(seat -> seat.answer().cancel(true));
      }
    }
  }

  private void passSlow(Lane lane, String key) {
    Flight running = lane.running;
    Flight pending = lane.pending;
    if (running != null
        && pending != null
        && fault != Fault.WAITS_FOR_SLOW
        && timer.nanoTime() - running.departedAt >= limits.slowAfter().toNanos()
        && (lane.detached.size() < limits.detachedPerKey()
            || fault == Fault.DETACHES_WITHOUT_BOUND)) {
      lane.detached.add(running);
      lane.running = pending;
      lane.pending = null;
      depart(lane, key, pending);
    }
  }

  private void call(Lane lane, String key, Flight flight) {
    flight.calls++;
    CompletableFuture<Answer> call;
    try {
      call = flight.seats.getFirst().upstream().get().toCompletableFuture();
    } catch (RuntimeException e) {
      call = CompletableFuture.failedFuture(e);
    }
    flight.call = call;
    var _ = call.whenComplete((answer, failure) -> end(lane, key, flight, answer, failure));
  }

  private void end(
      Lane lane, String key, Flight flight, @Nullable Answer answer, @Nullable Throwable failure) {
    int tries = fault == Fault.DROPS_THE_RETRY ? 1 : fault == Fault.RETRIES_TWICE ? 3 : 2;
    if (failure != null && flight.calls < tries) {
      call(lane, key, flight);
      return;
    }
    vacate(lane, key, flight);
    if (failure != null) {
      var failed = new FlightFailedException(failure);
      flight.seats.forEach(seat -> seat.answer().completeExceptionally(failed));
    } else if (answer != null) {
      land(lane, key, flight, answer);
    }
    if (lane.empty() && fault != Fault.KEEPS_THE_KEY) {
      lanes.remove(key, lane);
    }
  }

  private void vacate(Lane lane, String key, Flight flight) {
    lane.solo.remove(flight);
    lane.detached.remove(flight);
    if (lane.running == flight) {
      lane.running = fault == Fault.FORGETS_THE_PENDING ? null : lane.pending;
      lane.pending = null;
      if (lane.running != null) {
        depart(lane, key, lane.running);
      }
    }
    passSlow(lane, key);
  }

  private void land(Lane lane, String key, Flight flight, Answer answer) {
    boolean single = !sharing.shareable(answer);
    boolean given = false;
    for (Seat seat : flight.seats) {
      if (single && given && fault != Fault.SHARES_EVERYTHING && !seat.answer().isDone()) {
        Flight alone = new Flight();
        alone.seats.add(seat);
        lane.solo.add(alone);
        depart(lane, key, alone);
      } else {
        boolean collapsed = !seat.equals(flight.seats.getFirst());
        given |= seat.answer().complete(new Landing<>(answer, collapsed));
      }
    }
    if (single && !given && fault != Fault.DISCARDS_NOTHING) {
      sharing.discard(answer);
    }
  }
}
