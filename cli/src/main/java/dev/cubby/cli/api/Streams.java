package dev.cubby.cli.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Bodies of any length, which are never whole in memory. */
final class Streams {

  /** Sends what the stream has. */
  static BodyPublisher from(InputStream in, long length, Silence silence, Progress progress) {
    var counted = new CountedInput(in, silence, progress);
    BodyPublisher stream = BodyPublishers.ofInputStream(() -> counted);
    return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
  }

  /** Gives a body to the stream; that of an error is kept. */
  static BodyHandler<byte[]> to(OutputStream out, Silence silence) {
    return answer ->
        answer.statusCode() >= 300 ? BodySubscribers.ofByteArray() : new Sink(out, silence);
  }

  private static final class CountedInput extends FilterInputStream {
    private final Silence silence;
    private final Progress progress;

    CountedInput(InputStream in, Silence silence, Progress progress) {
      super(in);
      this.silence = silence;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      counted(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      counted(Math.max(0, count));
      return count;
    }

    private void counted(int bytes) {
      silence.broken();
      progress.step(bytes);
    }
  }

  private static final class Sink implements BodySubscriber<byte[]> {
    private final OutputStream out;
    private final Silence silence;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    Sink(OutputStream out, Silence silence) {
      this.out = out;
      this.silence = silence;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      silence.broken();
      Flow.Subscription from = subscription;
      try {
        for (ByteBuffer buffer : buffers) {
          byte[] bytes = new byte[buffer.remaining()];
          buffer.get(bytes);
          out.write(bytes);
        }
        if (from != null) {
          from.request(1);
        }
      } catch (IOException e) {
        if (from != null) {
          from.cancel();
        }
        body.completeExceptionally(
            new Failure(ExitCode.UNEXPECTED, "The output cannot be written: " + e.getMessage()));
      }
    }

    @Override
    public void onError(Throwable cause) {
      body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
      body.complete(new byte[0]);
    }
  }

  private Streams() {}
}
