/** How long things may take: the one table that the protocol's correctness leans on. */
@NullMarked
package dev.cubby.api.bounds;

import org.jspecify.annotations.NullMarked;
