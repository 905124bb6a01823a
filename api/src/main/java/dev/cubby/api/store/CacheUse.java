package dev.cubby.api.store;

/**
 * Whether the shared cache is in use.
 *
 * @param epoch that the cache must hold; the last one offered to it where it is not in use
 * @param used whether readers may take answers from it
 * @param unusedMillis for how long it has not been in use, by the database's clock; 0 while it is
 */
public record CacheUse(long epoch, boolean used, long unusedMillis) {}
