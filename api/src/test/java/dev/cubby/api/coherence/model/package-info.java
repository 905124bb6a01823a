/**
 * A small model of the protocol between database, cache and processes, explored exhaustively: every
 * order of its steps, with crashes, pauses, restarts, lost and late commands, and time that passes
 * at the worst moment. {@link dev.cubby.api.coherence.model.Rule} lists what the protocol insists
 * on.
 *
 * <p>Wherever the product has a choice of times, or depends on more than the model knows, the model
 * may do either: it may do more than the product, never less.
 */
@NullMarked
package dev.cubby.api.coherence.model;

import org.jspecify.annotations.NullMarked;
