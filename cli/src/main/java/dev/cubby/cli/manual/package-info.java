/** What is made from the commands' own declarations. */
@NullMarked
package dev.cubby.cli.manual;

import org.jspecify.annotations.NullMarked;
