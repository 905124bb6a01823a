package dev.cubby.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * sent again; but an upload is not, since its body is read only once.
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
   * @param timeout of each request, its answer's body included; of one whose body may have any
   *     length, how long nothing may come or go
   */
  public Api(URI server, @Nullable String token, Duration timeout) {
    this.server = server;
    this.token = token;
    this.timeout = timeout;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout);
    this.client =
        (server.getScheme().equals("http") ? builder.sslContext(NoTls.context()) : builder).build();
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

  /** Reads an answer of any length into the stream. */
  public void download(Target target, OutputStream out) {
    var silence = new Silence(timeout);
    HttpRequest request = request("GET", target, Guard.NONE, BodyPublishers.noBody(), null).build();
    var _ = answer(exchange(request, false, Streams.to(out, silence), silence), false);
  }

  /**
   * Posts a body of any length.
   *
   * @param length of the body in bytes; negative where it is not known
   */
  public Answer upload(
      Target target, String type, InputStream body, long length, Progress progress) {
    var silence = new Silence(timeout);
    BodyPublisher stream = Streams.from(body, length, silence, progress);
    HttpRequest request =
        request("POST", target, Guard.NONE, stream, type).expectContinue(true).build();
    return answer(exchange(request, true, BodyHandlers.ofByteArray(), silence), true);
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
        exchange(request.build(), false, BodyHandlers.ofInputStream(), new Silence(timeout));
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
    HttpRequest.Builder request = request(method, target, guard, body, type);
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
    return answer(exchange(request, write, Bodies.counted(progress), new Silence(timeout)), write);
  }

  private HttpRequest.Builder request(
      String method, Target target, Guard guard, BodyPublisher body, @Nullable String type) {
    HttpRequest.Builder request = request(target).method(method, body);
    guard.addTo(request);
    if (type != null) {
      request.header("Content-Type", type);
    }
    return request;
  }

  private static Answer answer(HttpResponse<byte[]> response, boolean write) {
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
    return Failure.of(problem, write);
  }

  private URI uri(Target target) {
    String base = server.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + target);
  }

  private <T> HttpResponse<T> exchange(
      HttpRequest request, boolean write, BodyHandler<T> body, Silence silence) {
    CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, body);
    try {
      for (long left = silence.leftMillis(); left > 0; left = silence.leftMillis()) {
        try {
          return exchange.get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // Something may have come meanwhile; the loop looks.
        }
      }
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
    if (cause instanceof Failure known) {
      return known;
    }
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
