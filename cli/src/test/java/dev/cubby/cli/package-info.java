/** What the launcher does for the client. */
@NullMarked
package dev.cubby.cli;

import org.jspecify.annotations.NullMarked;
