package dev.cubby.flights;

/**
 * An answer that has come back from upstream.
 *
 * @param value what the upstream gave; shared with the flight's other callers, so nobody may change
 *     it, unless {@link Sharing} said that it belongs to one caller alone
 * @param collapsed whether another caller's request fetched it ({@code collapsed} in RFC 9211)
 */
public record Landing<V>(V value, boolean collapsed) {}
