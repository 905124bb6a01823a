package dev.cubby.common.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Whether the process should be given requests: its checks pass and it is not draining. */
public final class Readiness {
  private final Map<String, Supplier<Optional<String>>> checks = new ConcurrentHashMap<>();
  private volatile boolean serving;
  private volatile boolean draining;

  /**
   * Adds a check.
   *
   * @param fault says at once (no I/O) what is wrong, if anything
   */
  public void add(String name, Supplier<Optional<String>> fault) {
    checks.put(name, fault);
  }

  /** The port for users is open; until now the process was not ready. */
  public void serving() {
    serving = true;
  }

  /** From now on the process is not ready: it finishes what it has and takes nothing new. */
  public void drain() {
    draining = true;
  }

  /** The faults by name of the check; empty when ready. */
  public Map<String, String> faults() {
    var faults = new LinkedHashMap<String, String>();
    if (!serving) {
      faults.put("start", "not listening yet");
    }
    if (draining) {
      faults.put("drain", "shutting down");
    }
    checks.forEach((name, fault) -> fault.get().ifPresent(text -> faults.put(name, text)));
    return faults;
  }
}
