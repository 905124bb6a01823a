package dev.cubby.e2e.fault;

/** A part of the system that a fault is about. */
public enum Part {
  EDGE,
  DEDUP,
  API,
  CACHE,
  DB,
  /** The whole of it, in one process. */
  CUBBY
}
