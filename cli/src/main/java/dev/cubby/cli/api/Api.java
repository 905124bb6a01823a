package dev.cubby.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends requests to one server, and turns errors into failures. */
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

  /**
   * Begins to read a stream of events, whose end is not waited for.
   *
   * @param lastEventId to go on behind; null where none was read yet
   */
  public EventStream events(Target target, @Nullable Long lastEventId) {
    HttpRequest.Builder request = request(target).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId.toString());
    }
    HttpResponse<InputStream> response =
        exchange(request.build(), false, BodyHandlers.ofInputStream());
    if (response.statusCode() >= 300) {
      try (InputStream body = response.body()) {
        throw refusal(response, body.readAllBytes(), false);
      } catch (IOException e) {
        throw failure(e, false);
      }
    }
    return new EventStream(response.body());
  }

  private Answer send(
      String method,
      Target target,
      Guard guard,
      BodyPublisher body,
      @Nullable String type,
      Progress progress) {
    HttpRequest.Builder request = request(target).method(method, body);
    guard.addTo(request);
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (body.contentLength() > ASK_FIRST_BYTES) {
      request.expectContinue(true);
    }
    boolean write = !method.equals("GET");
    HttpResponse<byte[]> response = exchange(request.build(), write, Bodies.counted(progress));
    if (response.statusCode() >= 300) {
      throw refusal(response, response.body(), write);
    }
    return new Answer(response);
  }

  private HttpRequest.Builder request(Target target) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(target)).header("User-Agent", "cubby-cli");
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Failure refusal(HttpResponse<?> response, byte[] body, boolean write) {
    Problem problem =
        Problem.of(
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse(""),
            body,
            response.headers().firstValue("traceparent").orElse(null));
    return new Failure(ExitCode.of(problem.status(), problem.type(), write), problem);
  }

  private URI uri(Target target) {
    String base = server.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + target);
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, boolean write, BodyHandler<T> handler) {
    CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, handler);
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
