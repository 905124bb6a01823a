/** The API's replicas: finding them, choosing one, speaking HTTP/2 to it. */
@NullMarked
package dev.cubby.dedup.upstream;

import org.jspecify.annotations.NullMarked;
