package dev.cubby.e2e.fault;

import java.util.List;

/**
 * Something that goes wrong, and is mended again.
 *
 * @param words what {@code e2e/systems/histories.d/fault} calls it: a kind, and the parts
 * @param promised what design.md and docs say of it
 */
public record Fault(List<String> words, String promised) {

  public String name() {
    return String.join(" ", words);
  }

  /** Whether both are about some part, so that they are not brought about together. */
  boolean meets(Fault other) {
    return words.stream()
        .skip(1)
        .anyMatch(part -> other.words.stream().skip(1).anyMatch(part::equals));
  }
}
