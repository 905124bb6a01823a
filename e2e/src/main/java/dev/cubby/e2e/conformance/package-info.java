/**
 * Tables of what RFC 9110 to 9113 and RFC 9457 ask of a server, run against a system at an address.
 * {@link dev.cubby.e2e.conformance.Conformance} is where to begin: it names the tables, each of
 * which is a file here.
 */
@NullMarked
package dev.cubby.e2e.conformance;

import org.jspecify.annotations.NullMarked;
