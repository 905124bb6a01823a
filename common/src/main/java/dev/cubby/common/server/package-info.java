@NullMarked
package dev.cubby.common.server;

import org.jspecify.annotations.NullMarked;
