/** The store and the cache that many API processes share, wired. */
@NullMarked
package dev.cubby.api.shared;

import org.jspecify.annotations.NullMarked;
