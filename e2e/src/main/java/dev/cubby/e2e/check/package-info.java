/** Judges a history: whether one register a key could have answered so. */
@NullMarked
package dev.cubby.e2e.check;

import org.jspecify.annotations.NullMarked;
