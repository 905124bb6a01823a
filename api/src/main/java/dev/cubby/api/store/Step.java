package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/** One operation of a {@link WriteUnit}. */
public sealed interface Step permits Write, Step.Get, Step.Check {

  Key key();

  /**
   * Whether an atomic unit falls with this outcome. A {@link Get} that finds no key has found out
   * what it was to, and a step that was not tried falls with another one.
   */
  default boolean failed(Outcome outcome) {
    return switch (outcome) {
      case WriteOutcome.NotFound _ -> !(this instanceof Get);
      case WriteOutcome.NotFoundAsOf _,
          WriteOutcome.TimeIsOver _,
          WriteOutcome.Unreadable _,
          WriteOutcome.PreconditionFailed _,
          TooMuch _,
          Broken _,
          OtherRequest _ ->
          true;
      case WriteOutcome.Created _,
          WriteOutcome.Replaced _,
          WriteOutcome.Deleted _,
          Found _,
          Holds _,
          NotTried _,
          Answered _ ->
          false;
    };
  }

  /** Reads a key, as the steps before it left it. */
  record Get(Key key) implements Step {}

  /** Asks something of a key, and changes nothing. */
  record Check(Key key, Precondition precondition) implements Step {}

  /** The outcome of a {@link Step}. */
  sealed interface Outcome
      permits WriteOutcome, Found, TooMuch, Holds, NotTried, Broken, Answered, OtherRequest {}

  /**
   * A {@link Get} found the key. One that finds none has {@link WriteOutcome.NotFound}.
   *
   * @param content the value, {@link Content.Given} once the store has read it
   */
  record Found(Metadata metadata, Content content) implements Outcome {

    /** The value that the store has read. */
    public byte[] value() {
      if (content instanceof Content.Given(var value)) {
        return value;
      }
      throw new IllegalStateException("version " + metadata.version() + " was not read");
    }
  }

  /**
   * The step would read or copy more bytes of values than its unit may, and was not done.
   *
   * @param size of the value
   */
  record TooMuch(int size) implements Outcome {}

  /**
   * The precondition of a {@link Check} holds.
   *
   * @param current null where the key does not exist
   */
  record Holds(@Nullable Metadata current) implements Outcome {}

  /** Nothing was done, since another step of an atomic unit failed. */
  record NotTried() implements Outcome {}

  /**
   * The answer of the step's unit, which has an {@link Idempotency}; each of its steps has the
   * same.
   *
   * @param again whether the unit was done before, and was not done now
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answered(byte[] answer, boolean again) implements Outcome {}

  /**
   * Nothing was done: the id of the unit's {@link Idempotency} is that of a unit that asked for
   * something else.
   */
  record OtherRequest() implements Outcome {}

  /** The store failed at this step, which no other depends on. */
  record Broken(RuntimeException failure) implements Outcome {}
}
