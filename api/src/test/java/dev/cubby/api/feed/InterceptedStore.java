package dev.cubby.api.feed;

import dev.cubby.api.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A store of which a test sees, and may change, what is asked of it. */
final class InterceptedStore {
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Runnable before = () -> {};
  private final Store store;

  InterceptedStore(Store real) {
    this.store =
        (Store)
            Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (_, method, arguments) -> {
                  calls.incrementAndGet();
                  before.run();
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw Objects.requireNonNullElse(e.getCause(), e);
                  }
                });
  }

  Store store() {
    return store;
  }

  int calls() {
    return calls.get();
  }

  /** Runs this before each call from now on; what it throws is the call's failure. */
  void before(Runnable task) {
    before = task;
  }
}
