package dev.cubby.flights.explore;

import dev.cubby.flights.Landing;
import dev.cubby.flights.OverloadedException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Someone who asked. */
final class Caller {

  /** What the caller's upstream call does, or the caller itself when it is answered. */
  enum Manner {
    /** The call ends when told to. */
    LATER,
    /** It is complete when it returns. */
    AT_ONCE,
    /** Likewise, with an answer that cannot be shared. */
    AT_ONCE_UNSHAREABLE,
    /** It throws each time. */
    THROWS,
    /** It throws the first time. */
    THROWS_ONCE,
    /** It returns null each time. */
    NULL,
    /** It asks for the same key itself, and ends when told to. */
    ASKS_ITSELF,
    /** The caller asks again as soon as it is answered. */
    ASKS_AGAIN
  }

  final int id;
  final String key;
  final Manner manner;

  /** Asked from within another's upstream call or callback, so boards somewhat later. */
  final boolean within;

  final long asked;
  final long askedAt;
  final long deadlineAt;

  /** Whether the system was full enough, before this one asked, to refuse it. */
  final boolean mayBeRefused;

  /** Set as soon as {@code join} returns; until then the caller waits. */
  CompletableFuture<Landing<Answer>> answer = new CompletableFuture<>();

  /** Whether it went away without an answer, and when, in virtual nanoseconds. */
  boolean left;

  long leftAt;

  /** The flight it launched. */
  @Nullable Trip trip;

  Caller(
      int id,
      String key,
      Manner manner,
      boolean within,
      long asked,
      long askedAt,
      long deadlineAt,
      boolean mayBeRefused) {
    this.id = id;
    this.key = key;
    this.manner = manner;
    this.within = within;
    this.asked = asked;
    this.askedAt = askedAt;
    this.deadlineAt = deadlineAt;
    this.mayBeRefused = mayBeRefused;
  }

  boolean waits() {
    return !answer.isDone();
  }

  void leave(long now) {
    left = true;
    leftAt = now;
    answer.cancel(true);
  }

  boolean refused() {
    return failure() instanceof OverloadedException;
  }

  /** How the caller was failed, if it was. */
  @Nullable Throwable failure() {
    if (!answer.isCompletedExceptionally() || answer.isCancelled()) {
      return null;
    }
    return answer.exceptionNow();
  }

  @Nullable Landing<Answer> landing() {
    return answer.state() == CompletableFuture.State.SUCCESS ? answer.resultNow() : null;
  }

  @Override
  public String toString() {
    return name(id);
  }

  /** A, B, … Z, A1, B1, … */
  static String name(int id) {
    return (char) ('A' + id % 26) + (id < 26 ? "" : "" + id / 26);
  }
}
