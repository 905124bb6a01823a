/**
 * The read cache that the API's processes share, in Valkey. Its keys:
 *
 * <ul>
 *   <li>{@code epoch}: the epoch it was entered under
 *   <li>{@code e:<key>}: an entry, with its epoch inside; expires
 *   <li>{@code l:<key>}: the lease given for the key; expires
 *   <li>{@code f:<key>}: the fences that stand on the key, by when they end
 *   <li>{@code fences}: the fenced keys, by when their last fence ends
 * </ul>
 *
 * Only what expires may be evicted ({@code volatile-lfu}), so no fence and no epoch ever is.
 */
@NullMarked
package dev.cubby.api.cache.valkey;

import org.jspecify.annotations.NullMarked;
