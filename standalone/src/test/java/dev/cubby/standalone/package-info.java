@NullMarked
package dev.cubby.standalone;

import org.jspecify.annotations.NullMarked;
