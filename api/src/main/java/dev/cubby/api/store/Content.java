package dev.cubby.api.store;

/** Where the value of a new revision comes from. */
public sealed interface Content {

  /** A program sent it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Given(byte[] value) implements Content {}

  /** The store copies it from a revision that it holds, which was committed before. */
  record CopyOf(long version) implements Content {}

  /** There is none: the key was removed. */
  record None() implements Content {}
}
