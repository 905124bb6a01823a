/**
 * A small model of the protocol between database, cache and processes, explored exhaustively: every
 * order of its steps, with crashes, lost and late commands, and time that passes at the worst
 * moment. {@link dev.cubby.api.coherence.model.Rule} lists what the protocol insists on; without
 * any one of them the explorer finds a reader who is given something old.
 */
@NullMarked
package dev.cubby.api.coherence.model;

import org.jspecify.annotations.NullMarked;
