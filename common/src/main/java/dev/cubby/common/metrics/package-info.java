/** Prometheus metrics as our services register them. */
@NullMarked
package dev.cubby.common.metrics;

import org.jspecify.annotations.NullMarked;
