package dev.cubby.cli.api;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Bodies whose passage is told to a bar. */
final class Bodies {
  private static final int CHUNK = 64 * 1024;

  static BodyPublisher counted(byte[] value, Progress progress) {
    if (value.length <= CHUNK) {
      return BodyPublishers.ofByteArray(value);
    }
    progress.total(value.length);
    var sent = new AtomicLong();
    Iterable<byte[]> chunks =
        () -> {
          progress.step(-sent.getAndSet(0)); // what an earlier try has sent is sent again
          return chunks(value, progress, sent);
        };
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(chunks), value.length);
  }

  private static Iterator<byte[]> chunks(byte[] value, Progress progress, AtomicLong sent) {
    return IntStream.range(0, (value.length + CHUNK - 1) / CHUNK)
        .mapToObj(number -> {
          int from = number * CHUNK;
          byte[] chunk = Arrays.copyOfRange(value, from, Math.min(value.length, from + CHUNK));
          sent.addAndGet(chunk.length);
          progress.step(chunk.length);
          return chunk;
        })
        .iterator();
  }

  static BodyHandler<byte[]> counted(Progress progress) {
    return answer -> {
      answer.headers().firstValueAsLong("Content-Length").ifPresent(progress::total);
      return new Counted(BodySubscribers.ofByteArray(), progress);
    };
  }

  private record Counted(BodySubscriber<byte[]> to, Progress progress)
      implements BodySubscriber<byte[]> {

    @Override
    public CompletionStage<byte[]> getBody() {
      return to.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      to.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      progress.step(buffers.stream().mapToLong(ByteBuffer::remaining).sum());
      to.onNext(buffers);
    }

    @Override
    public void onError(Throwable cause) {
      to.onError(cause);
    }

    @Override
    public void onComplete() {
      to.onComplete();
    }
  }

  private Bodies() {}
}
