package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How every store lists. */
public abstract class ListingContract extends StoreContract {
  private static final int FOLDERS = 300;
  private static final int PAGES = 50;

  @Test
  void keysStandInTheOrderOfTheirUtf8Bytes() {
    // UTF-16 would put the supplementary U+1F600 before U+FFFD.
    List<String> sorted = List.of("%", "A", "_", "a", "a!", "a/b", "b", "é", "\uFFFD", "😀");
    sorted.reversed().forEach(key -> write(put(key, "x")));
    assertThat(keys(list("", null, 100, null))).isEqualTo(sorted);
  }

  @Test
  void aListingGivesTheMetadataOfGet() {
    write(put("a", "xyz", 3_600_000L));
    assertThat(list("", null, 1, null).keys())
        .containsExactly(store().get(new Key("a")).orElseThrow().metadata());
  }

  @Test
  void aPrefixIsTakenLiterally() {
    writeAll("a%b", "a%bc", "aXb", "a_b", "a*", "A%b", "a%", "a&");
    assertThat(keys(list("a%", null, 100, null))).containsExactly("a%", "a%b", "a%bc");
    assertThat(keys(list("a_", null, 100, null))).containsExactly("a_b");
    assertThat(keys(list("a*", null, 100, null))).containsExactly("a*");
  }

  @Test
  void aPrefixEndsWhereItsLastCharacterEnds() {
    writeAll("è", "é", "éa", "ê", "\u07ff", "\u0800", "😀", "😀a");
    writeAll("\uD83D\uDE01", "\uDBFF\uDFFF", "\uDBFF\uDFFFz");
    assertThat(keys(list("é", null, 100, null))).containsExactly("é", "éa");
    assertThat(keys(list("\u07ff", null, 100, null))).containsExactly("\u07ff");
    assertThat(keys(list("😀", null, 100, null))).containsExactly("😀", "😀a");
    assertThat(keys(list("\uDBFF\uDFFF", null, 100, null)))
        .containsExactly("\uDBFF\uDFFF", "\uDBFF\uDFFFz");
  }

  @Test
  void pagesFollowEachOtherToTheEnd() {
    writeAll("a", "b", "c", "d");
    Page first = list("", null, 2, null);
    assertThat(keys(first)).containsExactly("a", "b");
    assertThat(first.next()).isEqualTo("b");
    Page second = list("", null, 2, first.next());
    assertThat(keys(second)).containsExactly("c", "d");
    assertThat(second.next()).isNull();
  }

  @Test
  void aCursorOutlivesItsKey() {
    writeAll("a", "b", "c");
    write(delete("b"));
    assertThat(keys(list("", null, 10, "b"))).containsExactly("c");
  }

  @Test
  void aCursorOutsideOfThePrefixDoesNotLeadOutOfIt() {
    writeAll("a", "b/1", "b/2", "c");
    assertThat(keys(list("b/", null, 10, "a"))).containsExactly("b/1", "b/2");
    assertThat(keys(list("b/", null, 10, "c"))).isEmpty();
  }

  @Test
  void aDelimiterFoldsWhatStandsBehindIt() {
    writeAll("a", "b/", "b/1", "b/2/3", "b0", "c/1");
    Page page = list("", "/", 10, null);
    assertThat(keys(page)).containsExactly("a", "b0");
    assertThat(page.prefixes()).containsExactly("b/", "c/");
    Page inside = list("b/", "/", 10, null);
    assertThat(keys(inside)).containsExactly("b/", "b/1");
    assertThat(inside.prefixes()).containsExactly("b/2/");
  }

  @Test
  void aDelimiterOfSeveralCharactersFoldsAtItsFirstOccurrence() {
    writeAll("a::b::c", "a:b", "a::", "::a", ":::a");
    Page page = list("", "::", 10, null);
    assertThat(keys(page)).containsExactly("a:b");
    assertThat(page.prefixes()).containsExactly("::", "a::");
  }

  @Test
  void keysAndPrefixesShareLimitAndOrder() {
    writeAll("a", "b/1", "b/2", "c", "d/1", "d/2");
    Page first = list("", "/", 2, null);
    assertThat(keys(first)).containsExactly("a");
    assertThat(first.prefixes()).containsExactly("b/");
    assertThat(first.next()).isEqualTo("b/");
    Page second = list("", "/", 1, first.next());
    assertThat(keys(second)).containsExactly("c");
    assertThat(second.prefixes()).isEmpty();
    Page third = list("", "/", 1, second.next());
    assertThat(keys(third)).isEmpty();
    assertThat(third.prefixes()).containsExactly("d/");
    assertThat(third.next()).isNull();
  }

  @Test
  void expiredKeysAndTheirPrefixesDoNotShow() {
    writeAll("a", "c/2");
    write(put("b", "x", 50L));
    write(put("c/1", "x", 50L));
    write(put("d/1", "x", 50L));
    elapse(Duration.ofMillis(50));
    Page page = list("", "/", 2, null);
    assertThat(keys(page)).containsExactly("a");
    assertThat(page.prefixes()).containsExactly("c/");
    assertThat(page.next()).isNull();
  }

  @Test
  void anEmptyStoreListsNothing() {
    Page page = list("", "/", 1000, null);
    assertThat(page).isEqualTo(new Page(page.version(), List.of(), List.of(), null));
  }

  @Test
  void aPageIsOfTheVersionOfTheLastWrite() {
    for (Write write : List.of(put("a", "x"), put("b", "x"), delete("a"))) {
      long last = version(write(write));
      assertThat(list("", null, 10, null).version()).isEqualTo(last);
      assertThat(list("", "/", 10, null).version()).isEqualTo(last);
    }
  }

  /**
   * One writer goes to and fro between its first folder and its last one, so that what a page has
   * of both tells at which of the writer's versions it was read. Many folders stand between the
   * two.
   */
  @Test
  void aPageOfFoldersIsTheStoreAsItWasAtItsVersion() throws Exception {
    writeAll(IntStream.range(0, FOLDERS).mapToObj("m%04d/k"::formatted).toArray(String[]::new));
    List<Write> round = List.of(put("a/k", "x"), put("z/k", "x"), delete("z/k"), delete("a/k"));
    NavigableMap<Long, Set<String>> folders = new ConcurrentSkipListMap<>();
    folders.put(0L, Set.of());
    AtomicBoolean done = new AtomicBoolean();
    Future<?> writer;
    List<Page> pages = new ArrayList<>();
    try (var thread = Executors.newSingleThreadExecutor()) {
      writer =
          thread.submit(() -> {
            Set<String> present = new TreeSet<>();
            for (int i = 0; !done.get(); i = (i + 1) % round.size()) {
              Write write = round.get(i);
              String folder = write.key().text().replace("k", "");
              if (write instanceof Write.Put) {
                present.add(folder);
              } else {
                present.remove(folder);
              }
              folders.put(version(write(write)), Set.copyOf(present));
            }
          });
      long acknowledged = 0;
      while (pages.size() < PAGES && !writer.isDone()) {
        Page page = list("", "/", Listing.MAX_LIMIT, null);
        assertThat(page.version()).isGreaterThanOrEqualTo(acknowledged);
        acknowledged = folders.lastKey();
        pages.add(page);
      }
      done.set(true);
    }
    writer.get();
    assertThat(folders).hasSizeGreaterThan(PAGES);
    for (Page page : pages) {
      List<String> ends = page.prefixes().stream().filter(name -> !name.startsWith("m")).toList();
      assertThat(page.prefixes()).hasSize(FOLDERS + ends.size());
      assertThat(ends).hasSameElementsAs(folders.floorEntry(page.version()).getValue());
    }
  }

  private void writeAll(String... keys) {
    store().write(List.of(keys).stream().map(key -> put(key, "x")).toList());
  }

  private Page list(String prefix, @Nullable String delimiter, int limit, @Nullable String after) {
    return store().list(new Listing(prefix, delimiter, limit, after));
  }

  private static List<String> keys(Page page) {
    return page.keys().stream().map(metadata -> metadata.key().text()).toList();
  }
}
