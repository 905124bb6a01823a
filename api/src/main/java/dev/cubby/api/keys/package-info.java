@NullMarked
package dev.cubby.api.keys;

import org.jspecify.annotations.NullMarked;
