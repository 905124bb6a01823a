package dev.cubby.e2e.fault;

import java.io.IOException;

/** A system that faults come to. */
public interface TestedSystem {

  /**
   * Runs a line of shell that brings about or mends a fault.
   *
   * @throws IOException with what it printed, where it failed
   */
  void act(String line) throws IOException, InterruptedException;

  /** Whether a write is taken, and read. */
  boolean works() throws InterruptedException;

  /** Whether no process is still on its way back; true where that cannot be seen. */
  boolean allRun() throws InterruptedException;

  /** Whether the cache answers a read of what was read just now. */
  boolean cached() throws InterruptedException;
}
