package dev.cubby.e2e.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts Chromium and the Cubby under test once a run, and a window a test; checks after each test
 * that the browser had nothing to complain about, and keeps a picture of one that failed. Without a
 * Chromium each test is skipped by name.
 */
final class VisitorResolver
    implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {
  private static final Path FAILURES = Path.of("target", "failures");
  private static final Namespace OURS = Namespace.create(VisitorResolver.class);

  private static Chromium launch() {
    return new Chromium(Chromium.find().orElseThrow());
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
    return test.getTestMethod().isPresent() && Chromium.find().isEmpty()
        ? ConditionEvaluationResult.disabled("chromium is not on the PATH")
        : ConditionEvaluationResult.enabled("");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Visitor.class;
  }

  @Override
  public Visitor resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Store run = test.getRoot().getStore(OURS); // what lasts as long as the test run
    Chromium chromium = run.computeIfAbsent(Chromium.class, _ -> launch(), Chromium.class);
    Journey journey = test.getRequiredTestClass().getAnnotation(Journey.class);
    Subject subject =
        journey.tokens()
            ? run.computeIfAbsent("with tokens", _ -> Subject.withTokens(), Subject.class)
            : run.computeIfAbsent("open", _ -> Subject.find(), Subject.class);
    Visitor visitor = new Visitor(chromium.browser(), subject);
    test.getStore(OURS).put(Visitor.class, visitor);
    return visitor;
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    Store store = test.getStore(OURS);
    @Nullable Visitor visitor = store.get(Visitor.class, Visitor.class);
    if (visitor == null) {
      return;
    }
    Optional<Throwable> failure = test.getExecutionException();
    if (failure.isEmpty()) {
      visitor.checkComplaints();
    } else {
      failure.get().addSuppressed(new AssertionError("lost by the browser: " + visitor.lost()));
      visitor.shoot(FAILURES.resolve(name(test) + ".png"));
    }
  }

  private static String name(ExtensionContext test) {
    String name = test.getRequiredTestMethod().getName() + "-" + test.getDisplayName();
    return test.getRequiredTestClass().getSimpleName() + "-" + name.replaceAll("\\W+", "-");
  }
}
