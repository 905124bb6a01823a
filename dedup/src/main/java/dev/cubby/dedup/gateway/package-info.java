/** The HTTP gateway before the API: identical reads are collapsed, all else passes through. */
@NullMarked
package dev.cubby.dedup.gateway;

import org.jspecify.annotations.NullMarked;
