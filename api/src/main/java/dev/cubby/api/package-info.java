@NullMarked
package dev.cubby.api;

import org.jspecify.annotations.NullMarked;
