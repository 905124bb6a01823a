@NullMarked
package dev.cubby.common.trace;

import org.jspecify.annotations.NullMarked;
