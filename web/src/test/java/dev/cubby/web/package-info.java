@NullMarked
package dev.cubby.web;

import org.jspecify.annotations.NullMarked;
