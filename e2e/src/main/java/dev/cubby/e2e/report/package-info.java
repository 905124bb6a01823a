/** The report of a run. */
@NullMarked
package dev.cubby.e2e.report;

import org.jspecify.annotations.NullMarked;
