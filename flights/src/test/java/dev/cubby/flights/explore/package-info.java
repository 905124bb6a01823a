/**
 * Explores schedules. A {@link dev.cubby.flights.explore.World} runs a coalescer on virtual time
 * with upstreams that answer when told; a {@link dev.cubby.flights.explore.Chooser} picks what
 * happens next, at random or exhaustively; after each step a {@link
 * dev.cubby.flights.explore.Referee} judges what could be seen from outside. That it is no pushover
 * is shown on coalescers with planted faults.
 */
@NullMarked
package dev.cubby.flights.explore;

import org.jspecify.annotations.NullMarked;
