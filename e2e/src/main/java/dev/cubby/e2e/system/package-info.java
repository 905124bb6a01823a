/** The systems under test, which shell starts and breaks. */
@NullMarked
package dev.cubby.e2e.system;

import org.jspecify.annotations.NullMarked;
