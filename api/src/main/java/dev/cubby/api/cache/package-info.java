@NullMarked
package dev.cubby.api.cache;

import org.jspecify.annotations.NullMarked;
