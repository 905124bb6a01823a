@NullMarked
package dev.cubby.common;

import org.jspecify.annotations.NullMarked;
