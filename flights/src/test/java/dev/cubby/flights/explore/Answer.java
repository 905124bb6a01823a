package dev.cubby.flights.explore;

/** What an upstream call brought. */
record Answer(Call call, boolean shareable) {}
