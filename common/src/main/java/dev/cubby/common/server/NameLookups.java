package dev.cubby.common.server;

import java.security.Security;

/** How Java looks names up; other parts come and go, and their addresses with them. */
final class NameLookups {

  /**
   * Lets Java forget each answer at once; it would remember one for 30 s, a failure for 10. To be
   * called before anything in the process looks up a name, for it is read only then.
   */
  static void rememberNothing() {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  private NameLookups() {}
}
