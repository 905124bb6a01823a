package dev.cubby.cli.api;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is no error. */
public final class Answer {
  private final HttpResponse<byte[]> response;

  Answer(HttpResponse<byte[]> response) {
    this.response = response;
  }

  public byte[] body() {
    return response.body();
  }

  public JsonObject json() {
    return JsonObject.parse(response.body());
  }

  @Nullable String traceId() {
    return Problem.traceId(field("traceparent").orElse(null));
  }

  public Optional<String> field(String name) {
    return response.headers().firstValue(name);
  }

  /** The version that the answer's ETag names. */
  public long version() {
    return field("ETag")
        .filter(tag -> tag.matches("\"[1-9][0-9]{0,17}\""))
        .map(tag -> Long.parseLong(tag.substring(1, tag.length() - 1)))
        .orElseThrow(() ->
            new Failure(
                ExitCode.UNEXPECTED,
                "The answer names no version; is this the address of a Cubby?"));
  }

  /** The server's clock, by which it judges expiry; this machine's where the answer has none. */
  public Instant date() {
    try {
      return field("Date")
          .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
          .orElseGet(Instant::now);
    } catch (DateTimeParseException e) {
      return Instant.now();
    }
  }
}
