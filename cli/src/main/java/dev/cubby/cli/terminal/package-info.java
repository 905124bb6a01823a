/** What the client reads from and writes to: streams, files, the terminal. */
@NullMarked
package dev.cubby.cli.terminal;

import org.jspecify.annotations.NullMarked;
