/** The client, against a whole system. */
@NullMarked
package dev.cubby.e2e.client;

import org.jspecify.annotations.NullMarked;
