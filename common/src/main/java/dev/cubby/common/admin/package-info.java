@NullMarked
package dev.cubby.common.admin;

import org.jspecify.annotations.NullMarked;
