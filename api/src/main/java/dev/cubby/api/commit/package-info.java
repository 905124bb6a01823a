/** Group commit: writes that arrive together are committed together. */
@NullMarked
package dev.cubby.api.commit;

import org.jspecify.annotations.NullMarked;
