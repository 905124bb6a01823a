/** What goes wrong in the middle, chosen by a seed. */
@NullMarked
package dev.cubby.e2e.fault;

import org.jspecify.annotations.NullMarked;
