/** Journeys of a person through the site, in a real Chromium. */
@NullMarked
package dev.cubby.e2e.browser;

import org.jspecify.annotations.NullMarked;
