package dev.cubby.e2e.fault;

import java.util.Collections;
import java.util.Set;

/**
 * One thing that goes wrong in a system, and is mended.
 *
 * @param comes a line of shell that brings it about, among the functions of the system's file in
 *     {@code e2e/systems/histories.d}
 * @param goes a line that mends it
 * @param allowed how long the design lets it keep clients from answers, for people
 * @param parts what it is about; two faults come together only where they are about different parts
 */
public record Fault(String name, String comes, String goes, String allowed, Set<Part> parts) {
  /** Mends a fault that ends by itself. */
  static final String BY_ITSELF = ":";

  public Fault {
    parts = Set.copyOf(parts);
    if (name.isBlank() || parts.isEmpty()) {
      throw new IllegalArgumentException("a fault has a name and is about some part: " + name);
    }
  }

  Fault(String name, String comes, String goes, String allowed, Part... parts) {
    this(name, comes, goes, allowed, Set.of(parts));
  }

  boolean isApartFrom(Fault other) {
    return Collections.disjoint(parts, other.parts);
  }
}
