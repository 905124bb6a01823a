/** The gateway as a process of its own. */
@NullMarked
package dev.cubby.dedup;

import org.jspecify.annotations.NullMarked;
