@NullMarked
package dev.cubby.e2e.fault;

import org.jspecify.annotations.NullMarked;
