package dev.cubby.dedup.flight.explore;

/** What an upstream call brought. */
record Answer(Call call, boolean shareable) {}
