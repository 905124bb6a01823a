package dev.cubby.api.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills one {@link Page} from ranges of keys that a store reads in order: one range to begin with,
 * and another behind each prefix that was folded, so that no store walks the keys of a folded
 * prefix. All ranges are to be read from one snapshot. Bounds are UTF-8, to be compared as unsigned
 * bytes.
 *
 * <pre>{@code
 * while (walk.nextRange()) {
 *   // read at most walk.wanted() live keys of [walk.from(), walk.to()), in order
 *   while (rows.next() && walk.take(metadata(rows))) {}
 * }
 * return walk.page(version);
 * }</pre>
 */
public final class PageWalk {
  /** Above every key: this byte does not occur in UTF-8. */
  private static final byte[] END = {(byte) 0xff};

  private final Listing listing;
  private final byte[] to;
  private final List<Metadata> keys = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private byte[] from;
  private boolean seek = true;
  private @Nullable String last;
  private @Nullable String next;

  public PageWalk(Listing listing) {
    this.listing = listing;
    this.from = start(listing);
    this.to = past(listing.prefix());
  }

  /** Moves on to the next range to read; false when the page is complete. */
  public boolean nextRange() {
    boolean there = seek;
    seek = false;
    return there;
  }

  /** Lower bound of the range, inclusive. */
  public byte[] from() {
    return from;
  }

  /** Upper bound of the range, exclusive. */
  public byte[] to() {
    return to;
  }

  /** Most keys to read of the range: the room left, and one to see whether more follow. */
  public int wanted() {
    return listing.limit() - size() + 1;
  }

  /** Takes the range's next live key; false when the rest of the range is not wanted. */
  public boolean take(Metadata metadata) {
    if (size() == listing.limit()) {
      next = last;
      return false;
    }
    String key = metadata.key().text();
    String folded = fold(key, listing);
    if (folded == null) {
      keys.add(metadata);
      last = key;
      return true;
    }
    prefixes.add(folded);
    last = folded;
    from = past(folded);
    seek = true;
    return false;
  }

  /**
   * The page that was walked.
   *
   * @param version of the store in the snapshot that all ranges were read from
   */
  public Page page(long version) {
    return new Page(version, keys, prefixes, next);
  }

  private int size() {
    return keys.size() + prefixes.size();
  }

  private static byte[] start(Listing listing) {
    byte[] prefix = utf8(listing.prefix());
    String after = listing.after();
    if (after == null) {
      return prefix;
    }
    byte[] behind = after.equals(fold(after, listing)) ? past(after) : justBehind(after);
    return Arrays.compareUnsigned(behind, prefix) > 0 ? behind : prefix;
  }

  private static @Nullable String fold(String key, Listing listing) {
    String delimiter = listing.delimiter();
    if (delimiter == null || !key.startsWith(listing.prefix())) {
      return null;
    }
    int found = key.indexOf(delimiter, listing.prefix().length());
    return found < 0 ? null : key.substring(0, found + delimiter.length());
  }

  /** The first key that may start with {@code prefix}. */
  public static byte[] first(String prefix) {
    return utf8(prefix);
  }

  /** The least bound above everything that starts with {@code prefix}; 0xff is no byte of UTF-8. */
  public static byte[] past(String prefix) {
    if (prefix.isEmpty()) {
      return END;
    }
    byte[] bytes = utf8(prefix);
    bytes[bytes.length - 1]++;
    return bytes;
  }

  /** The least bound above {@code key} itself. */
  private static byte[] justBehind(String key) {
    byte[] bytes = utf8(key);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
