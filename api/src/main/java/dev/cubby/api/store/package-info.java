@NullMarked
package dev.cubby.api.store;

import org.jspecify.annotations.NullMarked;
