@NullMarked
package dev.cubby.common.settings;

import org.jspecify.annotations.NullMarked;
