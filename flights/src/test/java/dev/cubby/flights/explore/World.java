package dev.cubby.flights.explore;

import dev.cubby.flights.Sharing;
import dev.cubby.flights.explore.Caller.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A coalescer, its callers and its upstream, in one thread on virtual time. */
final class World {
  final Setting setting;
  final List<Caller> callers = new ArrayList<>();
  final List<Trip> trips = new ArrayList<>();
  final List<Answer> discarded = new ArrayList<>();
  final Coalescer coalescer;
  private final ManualTimer timer = new ManualTimer();
  private final Referee referee;

  /** Orders what happens: when callers asked and when upstream calls began. */
  private long clock;

  World(Setting setting, Coalescer.Maker maker) {
    this.setting = setting;
    this.referee = new Referee(this);
    this.coalescer = maker.make(setting.limits(), timer, new Unshareables());
  }

  long now() {
    return timer.elapsed();
  }

  List<Call> openCalls() {
    return trips.stream().map(trip -> trip.calls.getLast()).filter(Call::open).toList();
  }

  List<Caller> waiting() {
    return callers.stream().filter(Caller::waits).toList();
  }

  void ask(String key, Manner manner) {
    ask(key, manner, false);
  }

  private void ask(String key, Manner manner, boolean within) {
    long deadlineAt = now() + setting.deadline().toNanos();
    boolean full = referee.mayRefuse();
    var caller = new Caller(callers.size(), key, manner, within, ++clock, now(), deadlineAt, full);
    callers.add(caller);
    caller.answer = coalescer.join(key, () -> fetch(caller), setting.deadline());
    if (manner == Manner.ASKS_AGAIN) {
      var _ = caller.answer.whenComplete((landing, failure) -> ask(key, Manner.LATER, true));
    }
  }

  void land(Call call, boolean shareable) {
    call.trip.endedAt = now();
    call.land(shareable);
  }

  void fail(Call call) {
    call.trip.endedAt = now();
    call.fail();
  }

  void advance(Duration by) {
    timer.advance(by);
  }

  /** Lets something happen, and judges what comes of it. */
  void step(Runnable happening) {
    happening.run();
    referee.check();
  }

  /** Ends what is open, lets all time pass, and then expects that nothing is left. */
  void settle() {
    Duration ages = setting.deadline().plus(setting.limits().sweepEvery());
    for (int round = 0; round < 100 && !(openCalls().isEmpty() && waiting().isEmpty()); round++) {
      openCalls().forEach(call -> step(() -> land(call, true)));
      step(() -> advance(ages));
    }
    step(() -> advance(ages));
    Rule.NO_LEAK.require(waiting().isEmpty(), waiting() + " were never answered");
    Rule.NO_LEAK.require(coalescer.idle(), "something is kept though nothing is in the air");
    Rule.NO_LEAK.require(!timer.armed(), "a timer is left though nothing is in the air");
  }

  @SuppressWarnings("NullAway") // null is what a caller without a checker may return
  private CompletionStage<Answer> fetch(Caller caller) {
    Call call = begin(caller);
    boolean first = call.trip.calls.size() == 1;
    switch (caller.manner) {
      case LATER, ASKS_AGAIN -> {}
      case AT_ONCE -> call.land(true);
      case AT_ONCE_UNSHAREABLE -> call.land(false);
      case THROWS -> throw call.noteFailure();
      case THROWS_ONCE -> {
        if (first) {
          throw call.noteFailure();
        }
      }
      case NULL -> {
        call.noteFailure();
        return null;
      }
      case ASKS_ITSELF -> {
        if (first) {
          ask(caller.key, Manner.LATER, true);
        }
      }
    }
    return call.stage;
  }

  private Call begin(Caller caller) {
    Trip trip = caller.trip;
    if (trip == null) {
      trip = new Trip(caller, referee.goesAlone(caller), now());
      referee.judgeDeparture(trip);
      caller.trip = trip;
      trips.add(trip);
    } else {
      referee.judgeRetry(trip);
    }
    Call call = new Call(trip, ++clock);
    trip.calls.add(call);
    return call;
  }

  private final class Unshareables implements Sharing<Answer> {
    @Override
    public boolean shareable(Answer answer) {
      return answer.shareable();
    }

    @Override
    public void discard(Answer answer) {
      discarded.add(answer);
    }
  }
}
