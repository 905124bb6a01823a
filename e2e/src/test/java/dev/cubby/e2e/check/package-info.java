@NullMarked
package dev.cubby.e2e.check;

import org.jspecify.annotations.NullMarked;
