package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The outcomes that the answer to an atomic batch tells of its parts. */
final class BatchResults {
  /** Members that are not asked for here are passed over. */
  private static final JsonMapper JSON = new JsonMapper();

  private record Body(List<Result> results) {}

  private record Result(int status, @Nullable String etag, @Nullable String value) {
    @Nullable Long version() {
      return etag == null ? null : Long.valueOf(etag.replace("\"", ""));
    }
  }

  static List<Outcome> outcomes(Answer answer, List<BatchPart> parts) {
    var outcomes = new ArrayList<Outcome>();
    boolean told = answer.status() == 200 || answer.failure().equals("batch-failed");
    List<Result> results = told ? JSON.readValue(answer.body(), Body.class).results() : List.of();
    for (int i = 0; i < parts.size(); i++) {
      boolean read = parts.get(i).kind() == Kind.READ;
      if (told) {
        outcomes.add(read ? read(results.get(i)) : write(results.get(i)));
      } else {
        outcomes.add(read ? Outcome.NOT_DONE : Outcomes.failed(answer));
      }
    }
    return outcomes;
  }

  private static Outcome read(Result result) {
    Long version = result.version();
    if (result.status() == 200 && version != null) {
      return new Outcome.Present(version, Values.name(String.valueOf(result.value())), null);
    }
    return result.status() == 404 ? Outcome.ABSENT : Outcome.NOT_DONE;
  }

  private static Outcome write(Result result) {
    Long version = result.version();
    return switch (result.status()) {
      case 200, 201 ->
          version == null
              ? Outcome.UNKNOWN
              : new Outcome.Written(version, result.status() == 201, null);
      case 412 -> new Outcome.Refused(version);
      case 424 -> Outcome.NOT_DONE;
      default -> Outcome.UNKNOWN;
    };
  }

  private BatchResults() {}
}
