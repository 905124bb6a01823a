package dev.cubby.api.store;

/**
 * Which versions of the store can be read, in one snapshot.
 *
 * @param horizon the oldest: the store at this version, and at every later one, can be read exactly
 * @param lastVersion the newest
 */
public record History(long horizon, long lastVersion) {

  public boolean reaches(long version) {
    return version >= horizon && version <= lastVersion;
  }

  /**
   * Checks that a version can be read.
   *
   * @throws UnreadableVersionException where it cannot
   */
  public void check(long version) {
    if (!reaches(version)) {
      throw new UnreadableVersionException(version, this);
    }
  }
}
