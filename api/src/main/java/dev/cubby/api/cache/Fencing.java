package dev.cubby.api.cache;

/** The result of putting up a fence in a shared cache. */
public sealed interface Fencing {

  /** The fence stands, until it is lifted or its time is over. */
  record Up(Fence fence) implements Fencing {}

  /** The cache is under another epoch; nothing was fenced. */
  record OtherEpoch() implements Fencing {}

  /** The cache is away, silent, full or read-only; whether the fence stands is not known. */
  record Failed() implements Fencing {}
}
