/** The faults of a run, chosen by a seed. */
@NullMarked
package dev.cubby.e2e.fault;

import org.jspecify.annotations.NullMarked;
