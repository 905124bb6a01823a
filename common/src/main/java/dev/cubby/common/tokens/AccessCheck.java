package dev.cubby.common.tokens;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets a request go on only if its token allows what the request needs. */
public final class AccessCheck {
  /** RFC 6750, section 2.1, and RFC 9110, section 11.1: the scheme in any spelling. */
  private static final Pattern BEARER =
      Pattern.compile("bearer(?: +(.*))?", Pattern.CASE_INSENSITIVE);

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,256}={0,2}");
  private static final int MAX_BYTES = 256;

  private final @Nullable Supplier<Tokens> tokens;
  private final InstantSource clock;

  private AccessCheck(@Nullable Supplier<Tokens> tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Lets every request in. */
  public static AccessCheck none() {
    return new AccessCheck(null, InstantSource.system());
  }

  /**
   * Lets requests in by these tokens.
   *
   * @param tokens those that count now
   * @param clock by which tokens expire
   */
  public static AccessCheck by(Supplier<Tokens> tokens, InstantSource clock) {
    return new AccessCheck(tokens, clock);
  }

  /** Whether no token is asked for. */
  public boolean isOpen() {
    return tokens == null;
  }

  /**
   * Checks a request, and names its caller.
   *
   * @throws ProblemException 401 where it brings no token that counts, 403 where the token does not
   *     allow what is needed, 400 where it brings several
   */
  public void check(IncomingRequest request, Need need) {
    if (tokens == null) {
      return;
    }
    Token token = authenticate(request, tokens.get());
    request.caller().is(token.name());
    if (!token.scope().covers(need)) {
      throw TokenProblems.beyondScope(token, need).exception();
    }
  }

  /** Names the caller of a request that is judged elsewhere, if its token counts. */
  public void identify(IncomingRequest request) {
    if (tokens != null) {
      try {
        request.caller().is(authenticate(request, tokens.get()).name());
      } catch (ProblemException e) {
        // It stays without a name; the part that judges it says why.
      }
    }
  }

  private Token authenticate(IncomingRequest request, Tokens known) {
    List<String> lines = request.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (lines.size() > 1) {
      throw TokenProblems.severalLines().exception();
    }
    Matcher credentials = BEARER.matcher(lines.isEmpty() ? "" : lines.getFirst().strip());
    if (!credentials.matches()) {
      throw TokenProblems.missing().exception();
    }
    String secret = credentials.group(1);
    if (secret == null || secret.length() > MAX_BYTES || !TOKEN.matcher(secret).matches()) {
      throw TokenProblems.malformed().exception();
    }
    Token token = known.find(secret);
    if (token == null) {
      throw TokenProblems.unknown().exception();
    }
    Instant expires = token.expires();
    if (expires != null && token.isOver(clock.instant())) {
      throw TokenProblems.over(token, expires).exception();
    }
    return token;
  }
}
