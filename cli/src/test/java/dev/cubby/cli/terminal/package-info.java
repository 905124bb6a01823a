@NullMarked
package dev.cubby.cli.terminal;

import org.jspecify.annotations.NullMarked;
