package dev.cubby.common.tokens;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a token allows.
 *
 * @param prefixes of the keys that it is for; an empty one stands for all keys
 */
public record Scope(Access access, List<String> prefixes) {

  public Scope {
    prefixes = List.copyOf(prefixes);
  }

  boolean covers(Need need) {
    return access.includes(need.access())
        && switch (need) {
          case Need.OfKey(_, String key) -> isWithin(key);
          case Need.OfPrefix(_, String prefix) -> isWithin(prefix);
          case Need.OfSome _ -> true;
        };
  }

  private boolean isWithin(String text) {
    return prefixes.stream().anyMatch(text::startsWith);
  }

  /** The prefixes as a person reads them. */
  String keys() {
    return prefixes.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
  }
}
