@NullMarked
package dev.cubby.e2e;

import org.jspecify.annotations.NullMarked;
