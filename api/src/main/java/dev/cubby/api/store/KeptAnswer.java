package dev.cubby.api.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The answer of a unit that has an {@link Idempotency}, as the store keeps it.
 *
 * @param answer shared, so nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeptAnswer(Sha256 id, Sha256 fingerprint, byte[] answer) {
  /** What it takes beside the answer, roughly, in bytes. */
  private static final long OVERHEAD_BYTES = 200;

  /** The ids under which a store must look for answers. */
  public static Set<Sha256> ids(List<WriteUnit> units) {
    var ids = new LinkedHashSet<Sha256>();
    for (WriteUnit unit : units) {
      if (unit.idempotency() != null) {
        ids.add(unit.idempotency().id());
      }
    }
    return ids;
  }

  /**
   * The answers that a store must keep: those of the units that were done now.
   *
   * @param outcomes of the units
   */
  public static List<KeptAnswer> given(List<WriteUnit> units, List<List<Step.Outcome>> outcomes) {
    var given = new ArrayList<KeptAnswer>();
    for (int i = 0; i < units.size(); i++) {
      Idempotency idempotency = units.get(i).idempotency();
      if (idempotency != null
          && outcomes.get(i).getFirst() instanceof Step.Answered(var answer, var again)
          && !again) {
        given.add(new KeptAnswer(idempotency.id(), idempotency.fingerprint(), answer));
      }
    }
    return given;
  }

  /** What these count for together. */
  public static long bytes(List<KeptAnswer> answers) {
    return answers.stream().mapToLong(kept -> bytes(kept.answer.length)).sum();
  }

  /** What one counts for whose answer has so many bytes. */
  static long bytes(int size) {
    return size + OVERHEAD_BYTES;
  }
}
