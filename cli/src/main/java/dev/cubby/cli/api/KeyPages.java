package dev.cubby.cli.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A listing, page by page. */
public final class KeyPages {
  /** Most items of a page that the API gives. */
  private static final long PAGE = 1000;

  private final Api api;
  private final Supplier<Target> query;
  private long left;
  private boolean begun;
  private volatile @Nullable String cursor;

  /**
   * Prepares a listing; {@link #next} asks for its pages.
   *
   * @param query makes the request without its page
   * @param cursor where to go on; null for the start
   * @param limit most items of all pages together
   */
  public KeyPages(Api api, Supplier<Target> query, @Nullable String cursor, long limit) {
    this.api = api;
    this.query = query;
    this.cursor = cursor;
    this.left = limit;
  }

  public boolean hasNext() {
    return left > 0 && (!begun || cursor != null);
  }

  public JsonObject next() {
    JsonObject page =
        api.get(query.get().with("limit", Math.min(left, PAGE)).with("cursor", cursor)).json();
    begun = true;
    left -= page.objects("keys").size() + page.texts("prefixes").size();
    return page;
  }

  /** To be called when a page has been dealt with: an interrupted listing goes on behind it. */
  public void done(JsonObject page) {
    cursor = page.text("nextCursor");
  }

  /** Where to go on; null at the start and at the end. */
  public @Nullable String cursor() {
    return cursor;
  }
}
