/** Tokens: which there are, what each lets its holder do, and the check of a request. */
@NullMarked
package dev.cubby.common.tokens;

import org.jspecify.annotations.NullMarked;
