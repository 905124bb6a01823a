package dev.cubby.api.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the units of one transaction that have an {@link Idempotency} their answers, in order. */
final class Answering {
  private final Map<Sha256, KeptAnswer> known;

  /**
   * @param kept by earlier transactions
   */
  Answering(Map<Sha256, KeptAnswer> kept) {
    known = new HashMap<>(kept);
  }

  /**
   * The outcomes of a unit as its caller is told them.
   *
   * @param judged what became of the steps; not looked at where the unit's id is known already
   */
  List<Step.Outcome> outcomes(WriteUnit unit, List<Step.Outcome> judged) {
    Idempotency idempotency = unit.idempotency();
    if (idempotency == null) {
      return judged;
    }
    return Collections.nCopies(unit.steps().size(), outcome(idempotency, judged));
  }

  private Step.Outcome outcome(Idempotency idempotency, List<Step.Outcome> judged) {
    KeptAnswer before = known.get(idempotency.id());
    if (before == null) {
      byte[] answer = idempotency.answer().apply(judged);
      known.put(
          idempotency.id(), new KeptAnswer(idempotency.id(), idempotency.fingerprint(), answer));
      return new Step.Answered(answer, false);
    }
    return before.fingerprint().equals(idempotency.fingerprint())
        ? new Step.Answered(before.answer(), true)
        : new Step.OtherRequest();
  }
}
