package dev.cubby.e2e.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Faults that were there together.
 *
 * @param begun nanoseconds on the history's clock, before the first was brought about
 * @param mended likewise, after all were mended
 * @param calm likewise, when the next faults were about to begin
 */
public record Injected(List<Fault> faults, long begun, long mended, long calm) {

  /** The fault's name, or that it was several. */
  public String name() {
    return faults.size() == 1 ? faults.getFirst().name() : "several at once";
  }

  public String all() {
    return faults.stream().map(Fault::name).collect(Collectors.joining(" + "));
  }
}
