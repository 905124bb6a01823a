package dev.cubby.api.feed;

/**
 * Is told of changes by the feed. Calls come from threads of the feed, one at a time, and must not
 * block.
 */
public interface Watcher {

  Interest interest();

  /** Tells of events. */
  void tell(Events events);

  /** Tells that up to a version there are no events but those told already. */
  void quiet(long version);

  /** Runs the task when the watcher has read all that it was told, or has left; once. */
  void whenRead(Runnable task);

  /** The feed cannot go on telling it of changes. The watcher may come again. */
  void end();

  /** The watcher has not read what it was told for so long that the feed gives it up. */
  void giveUp();
}
