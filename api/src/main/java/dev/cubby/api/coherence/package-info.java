/**
 * How many processes keep one cache coherent with one database: who may trust the cache, and what a
 * writer does before it commits. design.md has the protocol, with its counterexamples.
 */
@NullMarked
package dev.cubby.api.coherence;

import org.jspecify.annotations.NullMarked;
