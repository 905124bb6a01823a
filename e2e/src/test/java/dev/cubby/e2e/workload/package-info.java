@NullMarked
package dev.cubby.e2e.workload;

import org.jspecify.annotations.NullMarked;
