/**
 * The protocol by which several processes keep one cache coherent with one database: when a process
 * may trust the cache, and what a writer does before it commits.
 */
@NullMarked
package dev.cubby.api.coherence;

import org.jspecify.annotations.NullMarked;
