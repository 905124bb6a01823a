package dev.cubby.api.store;

import java.util.List;
import java.util.function.Function;

/**
 * What keeps a unit from being done twice. The transaction that does the unit keeps an answer under
 * its id. A unit of the same id that comes later is not done, and is given that answer.
 *
 * @param fingerprint of all that the unit was asked for by: a later unit that has the id and
 *     another fingerprint is neither done nor answered
 * @param answer makes the answer of the unit's outcomes; called inside the transaction, on the
 *     thread that commits
 */
public record Idempotency(
    Sha256 id, Sha256 fingerprint, Function<List<Step.Outcome>, byte[]> answer) {

  /**
   * Most bytes of values that a unit with an idempotency reads: they are a part of its answer,
   * which is kept.
   */
  public static final int MOST_READ_BYTES = 1 << 20;
}
