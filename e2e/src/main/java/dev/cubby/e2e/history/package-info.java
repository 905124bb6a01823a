/** What clients asked and were told, and when. */
@NullMarked
package dev.cubby.e2e.history;

import org.jspecify.annotations.NullMarked;
