/**
 * Two flights: turns a stampede of identical reads into at most one running and one pending read
 * for each key, without ever giving a caller an answer that was fetched before it asked.
 *
 * <pre>
 *   A asks ──► running: ═══════ fetch ═══════╗► A
 *          B, C ask ──► pending: · · wait · ·╚═══════ fetch ═══════► B, C
 * </pre>
 *
 * <p>Plain singleflight would let B and C into A's flight. Then a reader who comes after a write
 * was acknowledged could be answered with what A's fetch saw before that write. Here B and C wait
 * for the next flight, which leaves when A's ends. Nothing else is needed for linearizable reads,
 * and no replica needs to know of another. It is how etcd batches its ReadIndex requests.
 *
 * <ul>
 *   <li>{@link dev.cubby.flights.Flights} is the door: one call, {@code join}.
 *   <li>{@code Lane} has the rules for one key, as single-threaded code.
 *   <li>{@code Turns} makes that code single-threaded without making anybody wait.
 * </ul>
 *
 * <p><b>Slow flights.</b> A pending flight is held by the running one no longer than {@link
 * dev.cubby.flights.FlightLimits#slowAfter}. Then the slow one is <i>detached</i>: it goes on, and
 * its callers still get its answer, but the key has room for another running flight. So "at most
 * one running" reads: at most one that is not slow, and at most {@link
 * dev.cubby.flights.FlightLimits#detachedPerKey} that are.
 *
 * <p><b>Answers that cannot be shared</b> (too large to buffer, say) are told apart by {@link
 * dev.cubby.flights.Sharing}. One caller of the flight gets such an answer; each of the others then
 * makes its own upstream call, a <i>solo</i> flight that nobody can join.
 */
@NullMarked
package dev.cubby.flights;

import org.jspecify.annotations.NullMarked;
