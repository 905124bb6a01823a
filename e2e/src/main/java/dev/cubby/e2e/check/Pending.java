package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The operations that were called by some moment of a history and may take effect from now on. */
final class Pending {
  /** Reads and deletes by slot; a slot is free again once its operation has ended. */
  private final Map<Integer, Operation> bySlot = new TreeMap<>();

  private final Map<Long, Integer> slots = new HashMap<>();
  private final BitSet taken = new BitSet();
  private final BitSet observers = new BitSet();
  private final Set<Operation> called = new HashSet<>();
  private int hiddenPuts;
  private int hiddenCreations;
  private int hiddenDeletes;
  private final Set<Long> hiddenPutsAt = new HashSet<>();
  private final Set<Long> hiddenDeletesAt = new HashSet<>();

  /** Adds a read or a delete that was answered. */
  int add(Operation operation) {
    int slot = taken.nextClearBit(0);
    taken.set(slot);
    observers.set(slot, observes(operation));
    bySlot.put(slot, operation);
    slots.put(operation.id(), slot);
    return slot;
  }

  /** Adds a put whose version is known. */
  void addPut(Operation operation) {
    called.add(operation);
  }

  /** Adds a write of unknown outcome that no client saw. */
  void addHidden(Operation operation) {
    boolean put = operation.kind() == Kind.PUT;
    switch (operation.precondition()) {
      case Precondition.Any _ -> {
        hiddenPuts += put ? 1 : 0;
        hiddenDeletes += put ? 0 : 1;
      }
      case Precondition.Absent _ -> hiddenCreations += put ? 1 : 0;
      case Precondition.At(long version) -> (put ? hiddenPutsAt : hiddenDeletesAt).add(version);
    }
  }

  /** The slots of the operations that change nothing. */
  BitSet observers() {
    return observers;
  }

  int slot(Operation operation) {
    Integer slot = slots.get(operation.id());
    if (slot == null) {
      throw new IllegalStateException("ended before it was called: " + operation);
    }
    return slot;
  }

  void free(int slot) {
    Operation operation = bySlot.remove(slot);
    taken.clear(slot);
    if (operation != null) {
      slots.remove(operation.id());
    }
  }

  void freePut(Operation operation) {
    called.remove(operation);
  }

  Map<Integer, Operation> bySlot() {
    return bySlot;
  }

  boolean called(Operation operation) {
    return called.contains(operation);
  }

  boolean hiddenPutLeft(Configuration.Used used) {
    return used.puts() < hiddenPuts;
  }

  boolean hiddenCreationLeft(Configuration.Used used) {
    return used.creations() < hiddenCreations;
  }

  boolean hiddenDeleteLeft(Configuration.Used used) {
    return used.deletes() < hiddenDeletes;
  }

  boolean hiddenPutAt(long version) {
    return hiddenPutsAt.contains(version);
  }

  boolean hiddenDeleteAt(long version) {
    return hiddenDeletesAt.contains(version);
  }

  /** Whether it is a read, or a write that changed nothing. */
  static boolean observes(Operation operation) {
    return switch (operation.outcome()) {
      case Outcome.Present _, Outcome.Absent _, Outcome.Refused _ -> true;
      case Outcome.Written _, Outcome.Deleted _, Outcome.NotDone _, Outcome.Unknown _ -> false;
    };
  }
}
