package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.NewToken;
import dev.cubby.common.tokens.Scope;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch is done only where the token allows each of its operations. */
class BatchTokensTest {
  private static final NewToken READER = token("reader", Access.READ, "app/");
  private static final NewToken WRITER = token("writer", Access.WRITE, "app/");
  private static final NewToken ADMIN = token("admin", Access.WRITE, "");
  private static RunningApi api;

  private static NewToken token(String name, Access access, String prefix) {
    return NewToken.make(name, new Scope(access, List.of(prefix)), null);
  }

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    Path file = data.resolve("tokens");
    Files.write(file, List.of(READER.line(), WRITER.line(), ADMIN.line()));
    api = new RunningApi(data, Map.of("CUBBY_TOKENS_FILE", file.toString()));
    assertThat(send(ADMIN, "{'op':'put','key':'other','value':'x'}").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpResponse<String> send(NewToken token, String operations) {
    String json = "{\"atomic\":false,\"operations\":[%s]}".formatted(operations.replace('\'', '"'));
    return api.send(
        "POST",
        "/v1/batch",
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json",
        "Authorization",
        "Bearer " + token.secret());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'op':'get','key':'other'",
        "'op':'check','key':'other','ifMatch':'*'",
        "'op':'put','key':'other','value':'y'",
        "'op':'patch','key':'other','ttlSeconds':9",
        "'op':'delete','key':'other'",
        "'op':'copy','key':'other','from':{'key':'app/a'}",
        "'op':'copy','key':'app/a','from':{'key':'other'}",
        "'op':'copy','key':'app/a','from':{'key':'other','at':1}",
      })
  void anOperationOnAKeyOfOthersRefusesTheWholeBatch(String operation) {
    HttpResponse<String> answer =
        send(WRITER, "{'op':'put','key':'app/before','value':'x'},{%s}".formatted(operation));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(send(ADMIN, "{'op':'get','key':'app/before'}").body()).contains("\"status\":404");
    assertThat(send(ADMIN, "{'op':'get','key':'other'}").body()).contains("\"value\":\"x\"");
  }

  @Test
  void aTokenThatReadsMayReadAndCheckAlone() {
    String reads = "{'op':'get','key':'app/r'},{'op':'check','key':'app/r','ifNoneMatch':'*'}";
    assertThat(send(READER, reads).statusCode()).isEqualTo(200);
    String writes = reads + ",{'op':'delete','key':'app/r'}";
    assertThat(send(READER, writes).statusCode()).isEqualTo(403);
    assertThat(send(WRITER, writes).statusCode()).isEqualTo(200);
  }

  @Test
  void theChangesOfABatchNameItsWriter() {
    send(
        WRITER,
        """
        {'op':'put','key':'app/n/1','value':'x'},
        {'op':'copy','key':'app/n/2','from':{'key':'app/n/1'}},
        {'op':'patch','key':'app/n/2','ttlSeconds':9},
        {'op':'delete','key':'app/n/1'}
        """);
    HttpResponse<String> changes =
        api.get("/v1/changes?prefix=app/n/", "Authorization", "Bearer " + READER.secret());
    assertThat(changes.body().split("\"by\":\"writer\"", -1)).hasSize(5);
  }
}
