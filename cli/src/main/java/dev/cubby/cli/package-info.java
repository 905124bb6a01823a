/** The command-line client. */
@NullMarked
package dev.cubby.cli;

import org.jspecify.annotations.NullMarked;
