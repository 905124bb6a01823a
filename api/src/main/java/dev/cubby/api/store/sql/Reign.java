package dev.cubby.api.store.sql;

/**
 * A server's time as the store's primary.
 *
 * @param nonce names it; no two have the same
 */
public record Reign(long nonce) {}
