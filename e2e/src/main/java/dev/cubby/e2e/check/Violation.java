package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import java.util.List;

/**
 * Answers that no register could have given.
 *
 * @param why in a sentence
 * @param at the operation that no order explains
 * @param history the key's operations, as few as still show it
 */
public record Violation(String key, Rule rule, String why, Operation at, List<Operation> history) {

  /** The rule that is broken. */
  public enum Rule {
    /** Two values were seen under one version. */
    VERSION_REUSED,
    /** One put was seen under two versions. */
    WRITTEN_TWICE,
    /** A value was seen whose put had failed, and was said to have done nothing. */
    FAILED_WRITE_SEEN,
    /** A value was seen that no client put, or that is damaged. */
    NEVER_WRITTEN,
    /** An older value was seen than the one that must have been there. */
    STALE,
    /** No value was seen where one must have been. */
    LOST,
    /** A write was acknowledged that cannot have been possible. */
    IMPOSSIBLE_WRITE,
    /** An atomic batch was not written at one moment. */
    TORN_WRITE,
    /** An atomic batch found what never stood together, a part of another batch among it. */
    TORN_READ
  }

  Violation with(List<Operation> fewer) {
    return new Violation(key, rule, why, at, List.copyOf(fewer));
  }
}
