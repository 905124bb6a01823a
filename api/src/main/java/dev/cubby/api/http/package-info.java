@NullMarked
package dev.cubby.api.http;

import org.jspecify.annotations.NullMarked;
