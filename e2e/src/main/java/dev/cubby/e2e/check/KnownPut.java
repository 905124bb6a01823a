package dev.cubby.e2e.check;

import dev.cubby.e2e.history.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A put whose version is known: from its acknowledgement, or because another operation saw it.
 *
 * @param operation null where a version was seen without its value, so that any put of unknown
 *     outcome may have written it
 * @param deadline when it must have taken effect, nanoseconds
 * @param expiresEarliest when it may be over at the earliest; {@link Long#MAX_VALUE} for never
 * @param expiresLatest when it must be over
 */
record KnownPut(
    long version,
    @Nullable Operation operation,
    long deadline,
    long expiresEarliest,
    long expiresLatest) {}
