package dev.cubby.dedup.flight;

/** What the lanes of all keys have in common. */
record Airspace<V>(FlightLimits limits, FlightTimer timer, Sharing<V> sharing, Traffic traffic) {}
