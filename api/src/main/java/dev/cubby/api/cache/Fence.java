package dev.cubby.api.cache;

/**
 * Keeps a cache from holding the keys that a writer is about to change. A fence stands until it is
 * closed, and each writer has its own: keys are held again once all of their fences are closed.
 */
public interface Fence extends AutoCloseable {
  @Override
  void close();
}
