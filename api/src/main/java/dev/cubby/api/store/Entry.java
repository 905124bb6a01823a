package dev.cubby.api.store;

/**
 * A key with its value.
 *
 * @param value the bytes as they were written; shared, so nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // identity is the version; the bytes are never compared
public record Entry(Metadata metadata, byte[] value) {}
