package dev.cubby.api.cache.valkey;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is asked within one turn of an event loop, so that many questions cost one
 * system call and one change of thread each way. Any thread may use it; others than event loops ask
 * at once.
 */
final class Gathering<Q, A extends @Nullable Object> {
  private final int most;
  private final Function<List<Q>, Future<List<A>>> ask;
  private final Map<Thread, Turn> turns = new ConcurrentHashMap<>();

  /**
   * A way to ask.
   *
   * @param most questions at once: their answers are held until the last is there
   * @param ask answers in the order of the questions
   */
  Gathering(int most, Function<List<Q>, Future<List<A>>> ask) {
    this.most = most;
    this.ask = ask;
  }

  /** The answer; it arrives on the event loop that asks. */
  Future<A> ask(Q question) {
    Context context = Vertx.currentContext();
    if (context == null || !context.isEventLoopContext()) {
      return ask.apply(List.of(question)).map(List::getFirst);
    }
    return turns
        .computeIfAbsent(Thread.currentThread(), loop -> begin(loop, context))
        .add(question);
  }

  private Turn begin(Thread loop, Context context) {
    Turn turn = new Turn(loop, context);
    context.runOnContext(_ -> {
      turns.remove(loop);
      turn.send();
    });
    return turn;
  }

  /** On one thread. */
  private final class Turn {
    private final Thread loop;
    private final Context context;
    private List<Q> questions = new ArrayList<>();
    private List<Promise<A>> answers = new ArrayList<>();

    Turn(Thread loop, Context context) {
      this.loop = loop;
      this.context = context;
    }

    Future<A> add(Q question) {
      Promise<A> answer = Promise.promise();
      questions.add(question);
      answers.add(answer);
      if (questions.size() == most) {
        send();
      }
      return answer.future();
    }

    void send() {
      if (questions.isEmpty()) {
        return;
      }
      List<Promise<A>> asked = answers;
      Future<List<A>> all = ask.apply(questions);
      questions = new ArrayList<>();
      answers = new ArrayList<>();
      all.onComplete((found, failure) -> {
        if (Thread.currentThread().equals(loop)) {
          settle(asked, found, failure);
        } else {
          context.runOnContext(_ -> settle(asked, found, failure));
        }
      });
    }

    private void settle(
        List<Promise<A>> asked, @Nullable List<A> found, @Nullable Throwable failure) {
      for (int i = 0; i < asked.size(); i++) {
        if (found == null) {
          asked.get(i).fail(failure);
        } else {
          asked.get(i).complete(found.get(i));
        }
      }
    }
  }
}
