@NullMarked
package dev.cubby.common.problem;

import org.jspecify.annotations.NullMarked;
