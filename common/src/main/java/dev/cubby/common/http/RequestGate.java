package dev.cubby.common.http;

import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every request before its handler does; what is not HTTP as the RFCs have it ends here.
 */
public final class RequestGate implements Handler<HttpServerRequest> {
  private static final String ROUTE = "refused";

  /** A name, an address, or an IPv6 address in brackets; then a port, if any (RFC 3986, 3.2). */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:[A-Za-z0-9._~!$&'()*+,;=%-]*|\\[[0-9A-Fa-f:.%A-Za-z-]+\\])(?::\\d{0,5})?");

  private static final Pattern ABSOLUTE =
      Pattern.compile("https?://[^/]", Pattern.CASE_INSENSITIVE);

  private final Handler<IncomingRequest> handler;
  private final AnswerWriter answers;
  private final AllowedHosts hosts;

  /** The authority that was found right last: most clients go on sending the same. */
  private volatile String known = "";

  public RequestGate(Handler<IncomingRequest> handler, AnswerWriter answers, AllowedHosts hosts) {
    this.handler = handler;
    this.answers = answers;
    this.hosts = hosts;
  }

  @Override
  public void handle(HttpServerRequest request) {
    IncomingRequest incoming = IncomingRequest.of(request);
    Problem problem = wrongHost(incoming);
    if (problem == null) {
      problem = wrongTarget(request);
    }
    if (problem == null) {
      problem = wrongCoding(request);
    }
    if (problem == null) {
      problem = wrongExpectation(incoming);
    }
    if (problem == null) {
      handler.handle(incoming);
    } else {
      answers.problem(incoming, ROUTE, problem);
    }
  }

  /** Answers what could not be read as a request, and closes its connection. */
  public void refuse(HttpServerRequest request) {
    IncomingRequest incoming = IncomingRequest.of(request);
    Answer answer = Answer.of(unreadable(request.decoderResult().cause()));
    var _ =
        answers
            .send(incoming, ROUTE, answer.with(HttpHeaders.CONNECTION, HttpHeaders.CLOSE))
            .onComplete(_ -> request.connection().close());
  }

  /** RFC 9112, section 3.2, and RFC 9113, section 8.3.1. */
  private @Nullable Problem wrongHost(IncomingRequest incoming) {
    String authority = authority(incoming);
    if (authority != null && authority.equals(known)) {
      return null;
    }
    boolean needsNone =
        incoming.request().version() == HttpVersion.HTTP_1_0
            && !incoming.request().headers().contains(HttpHeaders.HOST);
    if (authority == null || !AUTHORITY.matcher(authority).matches()) {
      return needsNone
          ? null
          : HttpProblems.invalid(
              "A request names the host it is for in one field Host, such as Host: localhost:8080.");
    }
    if (!hosts.allows(authority)) {
      return HttpProblems.misdirected(authority);
    }
    known = authority;
    return null;
  }

  /** What the request is for; null where that is not said, or said twice. */
  private static @Nullable String authority(IncomingRequest incoming) {
    HttpServerRequest request = incoming.request();
    if (request.version() == HttpVersion.HTTP_2) {
      return request.authority() == null ? null : request.authority().toString();
    }
    List<String> lines = request.headers().getAll(HttpHeaders.HOST);
    if (lines.size() != 1) {
      return null;
    }
    String target = request.uri();
    int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
    if (scheme < 0) {
      return lines.getFirst();
    }
    // A target that names the host itself counts for more than the field (RFC 9112, 3.2.2).
    int end = scheme + 3;
    while (end < target.length() && "/?".indexOf(target.charAt(end)) < 0) {
      end++;
    }
    return target.substring(scheme + 3, end);
  }

  /** RFC 9112, section 3.2: a path, the URL of one, or the asterisk of OPTIONS. */
  private static @Nullable Problem wrongTarget(HttpServerRequest request) {
    String target = request.uri();
    boolean right =
        target != null
            && (target.startsWith("/")
                || ABSOLUTE.matcher(target).lookingAt()
                || (target.equals("*") && HttpMethod.OPTIONS.equals(request.method())));
    return right
        ? null
        : HttpProblems.invalid("What a request is for is a path, such as /v1/keys, or its URL.");
  }

  /** RFC 9112, section 6.1: a body in a coding that nobody here undoes would be stored as it is. */
  private static @Nullable Problem wrongCoding(HttpServerRequest request) {
    String coding = FieldLines.joined(request.headers(), HttpHeaders.TRANSFER_ENCODING);
    return coding == null || coding.strip().equalsIgnoreCase("chunked")
        ? null
        : HttpProblems.invalid(
            "The only Transfer-Encoding that is taken is chunked; send the body without others.");
  }

  private static @Nullable Problem wrongExpectation(IncomingRequest incoming) {
    boolean none =
        incoming.request().version() == HttpVersion.HTTP_1_0
            || !incoming.request().headers().contains(HttpHeaders.EXPECT);
    return none || incoming.expectsContinue() ? null : HttpProblems.expectationFailed();
  }

  private static Problem unreadable(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
          HttpProblems.uriTooLong("The request line is over 8 KiB; a key has at most 512 bytes.");
      case TooLongHttpHeaderException _ ->
          HttpProblems.headersTooLarge(
              "The header fields are over 16 KiB; send fewer or shorter ones.");
      case null, default ->
          HttpProblems.invalid(
              "The request is not HTTP/1.1 as RFC 9112 has it; see its first lines.");
    };
  }
}
