package dev.cubby.common.problem;

import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a {@link Problem} as {@code application/problem+json}. */
public final class ProblemJson {
  private static final JsonFactory JSON = new JsonFactory();

  public static String write(Problem problem) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("type", problem.type());
      json.writeStringProperty("title", problem.title());
      json.writeNumberProperty("status", problem.status());
      json.writeStringProperty("detail", problem.detail());
      for (Map.Entry<String, Object> member : problem.members().entrySet()) {
        json.writeName(member.getKey());
        if (member.getValue() instanceof Number number) {
          json.writeNumber(number.longValue());
        } else {
          json.writeString(member.getValue().toString());
        }
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private ProblemJson() {}
}
