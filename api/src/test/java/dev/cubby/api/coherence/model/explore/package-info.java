/** Explores models exhaustively: every state that can be reached, by every order of their steps. */
@NullMarked
package dev.cubby.api.coherence.model.explore;

import org.jspecify.annotations.NullMarked;
