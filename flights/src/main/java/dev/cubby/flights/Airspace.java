package dev.cubby.flights;

/** What the lanes of all keys have in common. */
record Airspace<V>(FlightLimits limits, FlightTimer timer, Sharing<V> sharing, Traffic traffic) {}
