@NullMarked
package dev.cubby.dedup.flight;

import org.jspecify.annotations.NullMarked;
