package dev.cubby.standalone;

import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.NewToken;
import dev.cubby.common.tokens.Scope;
import dev.cubby.common.tokens.TokensFile;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./cubby token NAME [read|write] [--expires TIME] [PREFIX…]}: makes a token. The line for
 * the file of tokens goes to standard output, so that it can be appended to the file; the token
 * itself goes to standard error, this once.
 */
public final class TokenCommand {
  private static final int WRONG_USE = 2;
  private static final String EXPIRES = "--expires";

  /**
   * Runs the command.
   *
   * @param arguments those behind {@code token}
   * @param out is given the line for the file of tokens
   * @param err is given the token, or what is wrong
   * @return the status that the process ends with
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      NewToken made = make(new ArrayDeque<>(arguments));
      out.println(made.line());
      err.printf("The token, which is shown this once: %s%n", made.secret());
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("cubby token: " + e.getMessage());
      return WRONG_USE;
    }
  }

  private static NewToken make(Deque<String> words) {
    if (words.isEmpty() || words.getFirst().startsWith("-")) {
      throw new IllegalArgumentException(
          "Usage: ./cubby token NAME [read|write] [--expires TIME] [PREFIX...]");
    }
    String name = words.pop();
    Access access = Access.READ;
    for (Access named : Access.values()) {
      if (named.word().equals(words.peek())) {
        words.pop();
        access = named;
        break;
      }
    }
    @Nullable Instant expires = null;
    List<String> prefixes = new ArrayList<>();
    while (!words.isEmpty()) {
      String word = words.pop();
      if (word.equals(EXPIRES)) {
        if (words.isEmpty()) {
          throw new IllegalArgumentException("--expires needs a time, such as 2027-01-31.");
        }
        expires = TokensFile.expires(words.pop());
      } else {
        prefixes.add(word.equals("*") ? "" : word);
      }
    }
    var scope = new Scope(access, prefixes.isEmpty() ? List.of("") : prefixes);
    return NewToken.make(name, scope, expires);
  }

  private TokenCommand() {}
}
