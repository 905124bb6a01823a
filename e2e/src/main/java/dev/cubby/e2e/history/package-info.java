/** The requests of clients and their answers, with times. */
@NullMarked
package dev.cubby.e2e.history;

import org.jspecify.annotations.NullMarked;
