@NullMarked
package dev.cubby.cli.command;

import org.jspecify.annotations.NullMarked;
