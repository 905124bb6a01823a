/** The REST API as the client sees it. */
@NullMarked
package dev.cubby.cli.api;

import org.jspecify.annotations.NullMarked;
