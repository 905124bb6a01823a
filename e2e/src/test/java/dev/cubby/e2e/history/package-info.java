@NullMarked
package dev.cubby.e2e.history;

import org.jspecify.annotations.NullMarked;
