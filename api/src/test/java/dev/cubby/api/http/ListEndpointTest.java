package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListEndpointTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  @TempDir Path data;
  private RunningApi api;

  @BeforeEach
  void start() {
    api = new RunningApi(data, Map.of());
    for (String key : List.of("a", "b/1", "b/2", "b/2/x", "c", "é", "d%20e")) {
      api.put("/v1/keys/" + key.replace("é", "%C3%A9"), "v");
    }
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(
        node -> texts.add(node.isString() ? node.stringValue() : node.get("key").stringValue()));
    return texts;
  }

  private JsonNode list(String query) {
    return JSON.readTree(api.get("/v1/keys" + query).body());
  }

  @Test
  void keysComeInTheOrderOfTheirBytes() {
    JsonNode page = list("");
    assertThat(texts(page.get("keys")))
        .containsExactly("a", "b/1", "b/2", "b/2/x", "c", "d e", "é");
    assertThat(page.get("nextCursor").isNull()).isTrue();
  }

  @Test
  void aPageSaysOfWhichStoreVersionItIs() {
    var put = JSON.readTree(api.put("/v1/keys/last", "v").body());
    assertThat(list("").get("version").longValue()).isEqualTo(put.get("version").longValue());
    assertThat(list("?prefix=none").get("version")).isEqualTo(put.get("version"));
    assertThat(api.get("/v1/keys").body()).startsWith("{\"version\":");
  }

  @Test
  void aDelimiterFoldsWhatFollowsIt() {
    JsonNode page = list("?delimiter=/&prefix=b/");
    assertThat(texts(page.get("keys"))).containsExactly("b/1", "b/2");
    assertThat(texts(page.get("prefixes"))).containsExactly("b/2/");
  }

  @Test
  void theLinkLeadsThroughAllPages() {
    var seen = new ArrayList<String>();
    String next = "/v1/keys?limit=2&delimiter=%2F";
    while (next != null) {
      var answer = api.get(next);
      JsonNode page = JSON.readTree(answer.body());
      seen.addAll(texts(page.get("keys")));
      seen.addAll(texts(page.get("prefixes")));
      var link = NEXT.matcher(answer.headers().firstValue("link").orElse(""));
      next = link.find() ? link.group(1) : null;
    }
    assertThat(seen).containsExactlyInAnyOrder("a", "b/", "c", "d e", "é");
  }

  @Test
  void aPrefixNeedNotEndAtASegment() {
    assertThat(texts(list("?prefix=b/2").get("keys"))).containsExactly("b/2", "b/2/x");
    assertThat(texts(list("?prefix=d+e").get("keys"))).containsExactly("d e");
    assertThat(texts(list("?prefix=%25").get("keys"))).isEmpty();
  }
}
