package dev.cubby.e2e.history;

/** The condition that a write puts on the key's state. */
public sealed interface Precondition {
  Any ANY = new Any();
  Absent ABSENT = new Absent();

  /** Nothing. */
  record Any() implements Precondition {}

  /** There is no such key: {@code If-None-Match: *}, or POST. */
  record Absent() implements Precondition {}

  /** It stands at this version: {@code If-Match}. */
  record At(long version) implements Precondition {}
}
