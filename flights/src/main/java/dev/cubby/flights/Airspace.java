package dev.cubby.flights;

/** The things that the lanes of all keys share. */
record Airspace<V>(FlightLimits limits, FlightTimer timer, Sharing<V> sharing, Traffic traffic) {}
