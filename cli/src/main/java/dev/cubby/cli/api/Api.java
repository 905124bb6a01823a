package dev.cubby.cli.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server, and turns errors into failures. A write whose answer is lost is
 * sent again.
 */
public final class Api {
  /** From here on the server is asked before a body is sent, so that its refusal is heard. */
  private static final int ASK_FIRST_BYTES = 64 * 1024;

  private final URI server;
  private final @Nullable String token;
  private final Duration timeout;

  /** Redirects are not followed: they would carry the token to where nobody sent it. */
  private final HttpClient client;

  /**
   * A client of a server.
   *
   * @param token sent as bearer token; null for none
   * @param timeout of each request, its answer's body included
   */
  public Api(URI server, @Nullable String token, Duration timeout) {
    this.server = server;
    this.token = token;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  public Answer get(Target target) {
    return get(target, Progress.NONE);
  }

  /** Reads, and tells how far the body has come. */
  public Answer get(Target target, Progress progress) {
    return send("GET", target, Guard.NONE, BodyPublishers.noBody(), null, progress);
  }

  /**
   * Reads all that {@link #get} tells, but for the body. What went wrong is asked for once more,
   * since the answer to HEAD has no room for it.
   */
  public Answer head(Target target) {
    try {
      return send("HEAD", target, Guard.NONE, BodyPublishers.noBody(), null, Progress.NONE);
    } catch (Failure failure) {
      if (failure.problem() == null) {
        throw failure;
      }
      return get(target);
    }
  }

  /**
   * Does a batch. Where it is atomic and one of its operations fails, that failure is thrown.
   *
   * @return a result for each operation
   */
  public List<Batch.Result> run(Batch batch) {
    byte[] body = batch.json().toString().getBytes(StandardCharsets.UTF_8);
    Answer answer =
        send(
            "POST",
            Target.batch(),
            Guard.NONE,
            BodyPublishers.ofByteArray(body),
            "application/json",
            Progress.NONE);
    return answer.json().objects("results").stream()
        .map(result -> Batch.Result.of(result, answer.traceId()))
        .toList();
  }

  /** Writes without a body: deletes, touches, restores. */
  public Answer write(String method, Target target, Guard guard) {
    return send(method, target, guard, BodyPublishers.noBody(), null, Progress.NONE);
  }

  /**
   * Stores a value.
   *
   * @param type its media type; null leaves the choice to the server
   */
  public Answer put(
      Target target, Guard guard, byte[] value, @Nullable String type, Progress progress) {
    return send("PUT", target, guard, Bodies.counted(value, progress), type, Progress.NONE);
  }

  private Answer send(
      String method,
      Target target,
      Guard guard,
      BodyPublisher body,
      @Nullable String type,
      Progress progress) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(target)).method(method, body).header("User-Agent", "cubby-cli");
    guard.addTo(request);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body.contentLength() > ASK_FIRST_BYTES) {
      request.expectContinue(true);
    }
    if (method.equals("GET") || method.equals("HEAD")) {
      return answer(request.build(), false, progress);
    }
    HttpRequest write = request.header("Idempotency-Key", UUID.randomUUID().toString()).build();
    return new Retries(timeout).answer(() -> answer(write, true, progress));
  }

  private Answer answer(HttpRequest request, boolean write, Progress progress) {
    HttpResponse<byte[]> response = exchange(request, write, progress);
    if (response.statusCode() >= 300) {
      Problem problem =
          Problem.of(
              response.statusCode(),
              response.headers().firstValue("Content-Type").orElse(""),
              response.body(),
              response.headers().firstValue("traceparent").orElse(null));
      throw Failure.of(problem, write);
    }
    return new Answer(response);
  }

  private URI uri(Target target) {
    String base = server.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + target);
  }

  private HttpResponse<byte[]> exchange(HttpRequest request, boolean write, Progress progress) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, Bodies.counted(progress));
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw lost(
          write, "There was no answer of %s within %d s".formatted(server, timeout.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "It was interrupted.");
    } catch (ExecutionException e) {
      throw failure(e.getCause(), write);
    }
  }

  private Failure failure(@Nullable Throwable cause, boolean write) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return new Failure(
          ExitCode.UNAVAILABLE,
          "%s cannot be reached: is a Cubby running there? --server names another."
              .formatted(server));
    }
    if (cause instanceof IOException) {
      return lost(write, "The connection to %s broke: %s".formatted(server, cause.getMessage()));
    }
    return new Failure(ExitCode.UNEXPECTED, String.valueOf(cause));
  }

  private static Failure lost(boolean write, String why) {
    return write
        ? new Failure(
            ExitCode.UNKNOWN,
            why + ". The write may or may not have happened; read the key to see.")
        : new Failure(ExitCode.UNAVAILABLE, why + ". Try again.");
  }
}
