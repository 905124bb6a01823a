package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchEndpointTest {
  private static final JsonMapper JSON = new JsonMapper();
  @TempDir private static Path data;
  private static RunningApi api;

  @BeforeAll
  static void start() {
    api = new RunningApi(data, Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpResponse<String> send(String json) {
    return api.send(
        "POST", "/v1/batch", BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  /** The results of operations that were done; single quotes stand for double ones. */
  private static JsonNode done(boolean atomic, String operations) {
    HttpResponse<String> response = send(batch(atomic, operations));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    return JSON.readTree(response.body()).get("results");
  }

  private static String batch(boolean atomic, String operations) {
    return "{\"atomic\":%s,\"operations\":[%s]}".formatted(atomic, operations.replace('\'', '"'));
  }

  private static String statuses(JsonNode results) {
    var statuses = new StringBuilder();
    results.forEach(result -> statuses.append(result.get("status").intValue()).append(' '));
    return statuses.toString().strip();
  }

  @Test
  void eachOperationIsAnsweredWithItsStatusTagMetadataAndValue() {
    JsonNode results =
        done(
            true,
            """
            {'op':'put','key':'e/a','value':'one','contentType':'text/markdown'},
            {'op':'put','key':'e/b','valueBase64':'AP8=','ttlSeconds':60},
            {'op':'get','key':'e/a'},
            {'op':'get','key':'e/b'},
            {'op':'patch','key':'e/b','ttlSeconds':null},
            {'op':'check','key':'e/b','ifMatch':'*'},
            {'op':'check','key':'e/c','ifNoneMatch':'*'},
            {'op':'copy','key':'e/c','from':{'key':'e/a'}},
            {'op':'delete','key':'e/a'},
            {'op':'get','key':'e/a'}
            """);
    assertThat(statuses(results)).isEqualTo("201 201 200 200 200 200 200 201 204 404");
    JsonNode read = results.get(2);
    assertThat(read.get("value").stringValue()).isEqualTo("one");
    assertThat(read.get("metadata")).isEqualTo(results.get(0).get("metadata"));
    assertThat(read.get("metadata").get("contentType").stringValue()).isEqualTo("text/markdown");
    assertThat(read.get("etag").stringValue())
        .isEqualTo("\"" + read.get("metadata").get("version") + "\"");
    assertThat(results.get(3).get("valueBase64").stringValue()).isEqualTo("AP8=");
    assertThat(results.get(3).get("metadata").has("expiresAt")).isTrue();
    assertThat(results.get(4).get("metadata").has("expiresAt")).isFalse();
    assertThat(results.get(6).has("metadata")).isFalse();
    assertThat(results.get(9).get("problem").get("type").stringValue())
        .isEqualTo("/docs/problems#key-not-found");
    assertThat(api.get("/v1/keys/e/c").body()).isEqualTo("one");
    assertThat(api.get("/v1/keys/e/a").statusCode()).isEqualTo(404);
  }

  @Test
  void anAtomicBatchOfWhichOneFailsIsAnsweredByAProblemAndLeavesNothing() {
    api.put("/v1/keys/f/a", "old");
    HttpResponse<String> response =
        send(
            batch(
                true,
                """
                {'op':'put','key':'f/b','value':'x'},
                {'op':'put','key':'f/a','value':'new','ifNoneMatch':'*'},
                {'op':'delete','key':'f/a'}
                """));
    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.get("type").stringValue()).isEqualTo("/docs/problems#batch-failed");
    assertThat(problem.get("failed").intValue()).isEqualTo(1);
    assertThat(problem.get("detail").stringValue()).startsWith("operations[1] was answered 412");
    assertThat(statuses(problem.get("results"))).isEqualTo("424 412 424");
    JsonNode failed = problem.get("results").get(1);
    assertThat(failed.get("problem").get("currentVersion").toString())
        .isEqualTo(failed.get("etag").stringValue().replace("\"", ""));
    assertThat(api.get("/v1/keys/f/a").body()).isEqualTo("old");
    assertThat(api.get("/v1/keys/f/b").statusCode()).isEqualTo(404);
  }

  @Test
  void aReadThatFollowsIsNotAnsweredByWhatTheCacheHeldBefore() {
    for (String key : new String[] {"o/a", "o/b"}) {
      api.put("/v1/keys/" + key, "old");
      api.get("/v1/keys/" + key);
    }
    done(true, "{'op':'put','key':'o/a','value':'new'},{'op':'put','key':'o/b','value':'new'}");
    assertThat(api.get("/v1/keys/o/a").body()).isEqualTo("new");
    assertThat(api.get("/v1/keys/o/b").body()).isEqualTo("new");
  }

  @Test
  void otherwiseEachOperationStandsForItself() {
    JsonNode results =
        done(
            false,
            """
            {'op':'put','key':'g/a','value':'x'},
            {'op':'delete','key':'g/b'},
            {'op':'check','key':'g/a','ifMatch':[999999]},
            {'op':'copy','key':'g/c','from':{'key':'g/a','at':999999}},
            {'op':'get','key':'g/a'}
            """);
    assertThat(statuses(results)).isEqualTo("201 404 412 400 200");
    assertThat(api.get("/v1/keys/g/a").body()).isEqualTo("x");
  }

  @Test
  void aCopyMayLookBack() {
    String first = api.put("/v1/keys/h/a", "old").headers().firstValue("ETag").orElseThrow();
    api.put("/v1/keys/h/a", "new");
    String at = first.replace("\"", "");
    JsonNode results =
        done(
            true,
            "{'op':'copy','key':'h/b','from':{'key':'h/a','at':%s},'ttlSeconds':60},".formatted(at)
                + "{'op':'check','key':'h/a','ifNoneMatch':[%s]}".formatted(at));
    assertThat(statuses(results)).isEqualTo("201 200");
    assertThat(results.get(0).get("metadata").has("expiresAt")).isTrue();
    assertThat(api.get("/v1/keys/h/b").body()).isEqualTo("old");
  }

  @Test
  void aBatchThatOnlyReadsTakesNoVersionAndFailsByItsChecks() {
    api.put("/v1/keys/i/a", "x");
    String before = api.get("/v1/stats?prefix=none").body();
    JsonNode results = done(true, "{'op':'get','key':'i/a'},{'op':'get','key':'i/b'}");
    assertThat(statuses(results)).isEqualTo("200 404");
    String failing = "{'op':'get','key':'i/a'},{'op':'check','key':'i/b','ifMatch':'*'}";
    assertThat(send(batch(true, failing)).statusCode()).isEqualTo(409);
    assertThat(statuses(done(false, failing))).isEqualTo("200 412");
    assertThat(api.get("/v1/stats?prefix=none").body()).isEqualTo(before);
  }

  @Test
  void textWithControlCharactersComesAsBytes() {
    String base64 = Base64.getEncoder().encodeToString(new byte[] {'a', 0});
    JsonNode results =
        done(
            false,
            "{'op':'put','key':'j','valueBase64':'%s'},{'op':'get','key':'j'}".formatted(base64));
    assertThat(results.get(1).get("valueBase64").stringValue()).isEqualTo(base64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[] | must be a JSON object such as",
        "{ | not valid JSON",
        "{'atomic':true,'operations':[{'op':'get','key':'a'}]} x | not valid JSON",
        "{'atomic':true,'operations':[{'op':'get','key':'a'}]} {} | with nothing behind it",
        "{'atomic':1,'operations':[]} | \"atomic\" must be true or false",
        "{'operations':[{'op':'get','key':'a'}]} | Say \"atomic\"",
        "{'atomic':true} | at least one operation",
        "{'atomic':true,'operations':[]} | at least one operation",
        "{'atomic':true,'operations':{}} | must be an array",
        "{'atomic':true,'atomic':true,'operations':[]} | not valid JSON",
        "{'atomic':true,'operations':[],'x':1} | no member \"x\"; known: atomic, operations",
        "{'atomic':true,'operations':[1]} | operations[0]: An operation must be",
        "{'atomic':true,'operations':[{'op':'get','key':'a'},null]} | operations[1]: An operation",
      })
  void aBatchThatIsNoneIsRefused(String json, String words) {
    assertRefused(json.replace('\'', '"'), words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'key':'a' | \"op\" must be get, put, patch, delete, check or copy",
        "'op':'rename','key':'a' | \"op\" must be get",
        "'op':1,'key':'a' | \"op\" must be a string",
        "'op':'get' | Give the \"key\"",
        "'op':'get','key':7 | \"key\" must be a string",
        "'op':'get','key':'' | key",
        "'op':'get','key':'a/../b' | segment",
        "'op':'get','key':'a','value':'x' | no member \"value\"; known: op, key",
        "'op':'get','key':'a','ifMatch':'*' | no member \"ifMatch\"",
        "'op':'delete','key':'a','ttlSeconds':1 | no member \"ttlSeconds\"",
        "'op':'put','key':'a' | one of them",
        "'op':'put','key':'a','value':'x','valueBase64':'eA==' | one of them",
        "'op':'put','key':'a','value':1 | \"value\" must be a string",
        "'op':'put','key':'a','valueBase64':'eA' | not Base64 with padding",
        "'op':'put','key':'a','value':'\\ud800' | half a surrogate pair",
        "'op':'put','key':'a','value':'x','contentType':'text' | operations[1]: The content type",
        "'op':'put','key':'a','value':'x','ttlSeconds':0 | \"ttlSeconds\" must be a whole number",
        "'op':'put','key':'a','value':'x','ttlSeconds':null | \"ttlSeconds\" must be a whole number",
        "'op':'put','key':'a','value':'x','from':{'key':'b'} | no member \"from\"",
        "'op':'patch','key':'a' | A patch needs \"ttlSeconds\"",
        "'op':'patch','key':'a','ttlSeconds':'none' | \"ttlSeconds\" must be a whole number",
        "'op':'check','key':'a' | A check needs",
        "'op':'copy','key':'a' | A copy needs \"from\"",
        "'op':'copy','key':'a','from':'b' | A copy needs \"from\"",
        "'op':'copy','key':'a','from':{} | operations[1]: Give the \"from.key\"",
        "'op':'copy','key':'a','from':{'key':'b','at':-1} | from: \"at\" must be a whole number",
        "'op':'copy','key':'a','from':{'key':'b','to':1} | from: There is no member \"to\"",
        "'op':'copy','key':'a','from':{'key':'b'},'value':'x' | no member \"value\"",
        "'op':'delete','key':'a','ifMatch':[] | \"ifMatch\" must be \"*\" or a list of versions",
        "'op':'delete','key':'a','ifMatch':7 | \"ifMatch\" must be \"*\" or a list of versions",
        "'op':'delete','key':'a','ifMatch':['7'] | version of \"ifMatch\" must be a whole number",
        "'op':'delete','key':'a','ifNoneMatch':[0] | version of \"ifNoneMatch\" must be a whole",
        "'op':'delete','key':'a','ifMatch':[7],'ifNoneMatch':'*' | leave one of them out",
      })
  void anOperationThatIsNoneIsNamed(String operation, String words) {
    String good = "{'op':'put','key':'bad/before','value':'x'},";
    assertRefused(batch(false, good + "{" + operation + "}"), words);
    assertThat(api.get("/v1/keys/bad/before").statusCode()).isEqualTo(404);
  }

  private static void assertRefused(String json, String words) {
    HttpResponse<String> response = send(json);
    assertThat(response.statusCode()).as(json).isEqualTo(400);
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.get("type").stringValue()).isEqualTo("/docs/problems#invalid-request");
    assertThat(problem.get("detail").stringValue()).contains(words);
  }

  @Test
  void whatIsBeyondALimitIsRefusedWhole() {
    String get = "{'op':'get','key':'a'}";
    assertThat(done(false, String.join(",", Collections.nCopies(1000, get)))).hasSize(1000);
    HttpResponse<String> many =
        send(batch(false, String.join(",", Collections.nCopies(1001, get))));
    assertThat(many.statusCode()).isEqualTo(413);
    assertThat(many.body()).contains("batch-too-large").contains("at most 1000 operations");
    HttpResponse<String> value =
        send(
            batch(
                false,
                "{'op':'put','key':'l','value':'x'},{'op':'put','key':'l','value':'%s'}"
                    .formatted("x".repeat((1 << 20) + 1))));
    assertThat(value.statusCode()).isEqualTo(413);
    assertThat(value.body()).contains("value-too-large").contains("operations[1]: The value has");
    assertThat(api.get("/v1/keys/l").statusCode()).isEqualTo(404);
    HttpResponse<String> body = send(" ".repeat(16 << 20) + batch(false, get));
    assertThat(body.statusCode()).isEqualTo(413);
    assertThat(body.body()).contains("batch-too-large").contains("send several batches");
  }

  @Test
  void theLargestBatchIsDoneAndReadBack() {
    String value = "\\\"".repeat(500_000);
    var puts = new StringBuilder();
    var gets = new StringBuilder("{'op':'get','key':'m/0'}");
    for (int i = 0; i < 16; i++) {
      puts.append(i == 0 ? "" : ",")
          .append("{'op':'put','key':'m/%d','value':'%s'}".formatted(i, value.replace('"', '\'')));
      gets.append(",{'op':'get','key':'m/%d'}".formatted(i));
    }
    assertThat(done(true, puts.toString())).hasSize(16);
    JsonNode read = done(false, gets.toString());
    assertThat(read.get(16).get("value").stringValue()).hasSize(500_000);
  }

  @Test
  void onlyJsonIsTakenAndOnlyPost() {
    HttpResponse<String> text =
        api.send("POST", "/v1/batch", BodyPublishers.ofString("x"), "Content-Type", "text/plain");
    assertThat(text.statusCode()).isEqualTo(415);
    assertThat(text.headers().firstValue("Accept-Post")).contains("application/json");
    assertThat(api.get("/v1/batch").statusCode()).isEqualTo(405);
    HttpResponse<String> query =
        api.send(
            "POST",
            "/v1/batch?atomic=true",
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "application/json");
    assertThat(query.statusCode()).isEqualTo(400);
    HttpResponse<String> guarded =
        api.send(
            "POST",
            "/v1/batch",
            BodyPublishers.ofString(batch(false, "{'op':'delete','key':'a'}")),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"1\"");
    assertThat(guarded.statusCode()).isEqualTo(412);
  }

  @Test
  void moreIsNotReadOrCopiedThanABatchMay() {
    String value = "y".repeat(1 << 20);
    var gets = new StringBuilder();
    for (int i = 0; i < 17; i++) {
      gets.append(i == 0 ? "" : ",").append("{'op':'get','key':'n'}");
    }
    api.put("/v1/keys/n", value);
    JsonNode results = done(false, gets.toString());
    assertThat(results.get(15).get("status").intValue()).isEqualTo(200);
    assertThat(results.get(16).get("status").intValue()).isEqualTo(413);
    assertThat(results.get(16).get("problem").get("type").stringValue())
        .isEqualTo("/docs/problems#batch-too-large");
    HttpResponse<String> atomic = send(batch(true, gets.toString()));
    assertThat(atomic.statusCode()).isEqualTo(409);
    assertThat(JSON.readTree(atomic.body()).get("failed").intValue()).isEqualTo(16);
  }
}
