package dev.cubby.common.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names by which a store without tokens may be called. A page of another site can have its own
 * name resolve to this machine, and is of the same origin then (DNS rebinding); the field {@code
 * Host} tells it apart.
 */
public final class AllowedHosts {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+(?:%25[^\\]]+)?\\]");

  private final Set<String> names;
  private final boolean any;

  /**
   * Allows {@code localhost}, IP addresses, and these names at any port.
   *
   * @param names {@code *} for any
   */
  public AllowedHosts(List<String> names) {
    this.names = new HashSet<>();
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    this.any = this.names.contains("*");
    this.names.add("localhost");
  }

  /** Allows every name: for a service that only our own parts reach. */
  public static AllowedHosts any() {
    return new AllowedHosts(List.of("*"));
  }

  /**
   * Whether a request may come by this name.
   *
   * @param authority as {@code Host} has it: a name or address, and a port if there is one
   */
  public boolean allows(String authority) {
    if (any) {
      return true;
    }
    int colon = authority.lastIndexOf(':');
    String host = colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return IPV4.matcher(name).matches()
        || IPV6.matcher(name).matches()
        || names.contains(name.toLowerCase(Locale.ROOT));
  }
}
