/** Time between attempts. */
@NullMarked
package dev.cubby.common.time;

import org.jspecify.annotations.NullMarked;
