package dev.cubby.api.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps that are judged in their order, in one transaction, with no others between them.
 *
 * @param atomic whether all of them are done or none; otherwise each stands for itself
 * @param idempotency keeps the unit from being done twice; null where that does not matter
 */
public record WriteUnit(List<Step> steps, boolean atomic, @Nullable Idempotency idempotency) {
  /** Most bytes of values that the steps of one unit read or copy. */
  public static final int MOST_BYTES = 16 << 20;

  public WriteUnit {
    steps = List.copyOf(steps);
  }

  /** A unit that is done each time that it comes. */
  public WriteUnit(List<Step> steps, boolean atomic) {
    this(steps, atomic, null);
  }

  /** A unit of one step. */
  public static WriteUnit of(Step step) {
    return new WriteUnit(List.of(step), true);
  }

  /** This unit, done once. */
  public WriteUnit with(Idempotency once) {
    return new WriteUnit(steps, atomic, once);
  }

  /** Whether it changes nothing, so that a snapshot will do for it. */
  public boolean readsOnly() {
    return idempotency == null && steps.stream().noneMatch(Write.class::isInstance);
  }

  /** How many steps the units have together. */
  public static int steps(List<WriteUnit> units) {
    return units.stream().mapToInt(unit -> unit.steps.size()).sum();
  }

  /** The keys that the units may write, each once. */
  public static Set<Key> writtenKeys(List<WriteUnit> units) {
    Set<Key> keys = LinkedHashSet.newLinkedHashSet(units.size());
    for (WriteUnit unit : units) {
      unit.steps.stream().filter(Write.class::isInstance).map(Step::key).forEach(keys::add);
    }
    return keys;
  }

  /**
   * Whether any of the units stores a value, and so needs room for it.
   *
   * @param answered ids of units that are answered already, and not done
   */
  public static boolean storeValues(List<WriteUnit> units, Set<Sha256> answered) {
    return units.stream()
        .filter(unit -> unit.idempotency == null || !answered.contains(unit.idempotency.id()))
        .flatMap(unit -> unit.steps.stream())
        .anyMatch(step -> step instanceof Write write && write.storesValue());
  }
}
