/** Tells watchers of changes as they are committed. */
@NullMarked
package dev.cubby.api.feed;

import org.jspecify.annotations.NullMarked;
