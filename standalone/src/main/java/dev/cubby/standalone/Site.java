package dev.cubby.standalone;

import dev.cubby.common.http.Answer;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemException;
import java.util.Map;

/**
 * Serves the site's static files from memory, with the headers that every part serves them with.
 */
final class Site {
  static final String ROUTE = "site";

  private final Map<String, SiteFile> files;
  private final Map<String, String> headers;

  Site(Map<String, SiteFile> files, Map<String, String> headers) {
    this.files = Map.copyOf(files);
    this.headers = Map.copyOf(headers);
  }

  Answer answer(IncomingRequest request) {
    Answer answer;
    try {
      answer = file(request).representation().answer(request);
    } catch (ProblemException e) {
      answer = Answer.of(e.problem());
    }
    for (Map.Entry<String, String> field : headers.entrySet()) {
      if (!answer.headers().contains(field.getKey())) {
        answer.with(field.getKey(), field.getValue());
      }
    }
    return answer;
  }

  private SiteFile file(IncomingRequest request) {
    if (!request.isRead()) {
      throw HttpProblems.methodNotAllowed(request.method().name(), "GET, HEAD").exception();
    }
    SiteFile file = files.get(request.path().equals("/") ? "/index.html" : request.path());
    if (file == null) {
      throw new Problem(
              404,
              "no-such-page",
              "There is no such page",
              "Nothing is at \"%s\"; the site is at /, the API at /v1/keys."
                  .formatted(request.path()))
          .exception();
    }
    return file;
  }
}
