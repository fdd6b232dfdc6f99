package io.driftwarden.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of the pages is run or read, and every link leads somewhere. */
class DocsTest {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> everySnippetIsAsThePageSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Page page : Page.all()) {
      Snippets snippets = new Snippets(page, folder.resolve(page.path().replace('/', '_')));
      for (Block block : page.blocks()) {
        tests.add(dynamicTest(block.place() + " " + block.kind(), () -> snippets.check(block)));
      }
    }
    assertTrue(tests.size() > 20, "only " + tests.size() + " snippets were found");
    return tests;
  }

  /** Whoever adds a snippet has to say how it is tested. */
  @Test
  void aSnippetThatIsWrongOrOfNoKnownKindIsTold() {
    Page page = new Page("docs/new.md", List.of());
    for (String kind : List.of("", "yaml", "python", "rego")) {
      assertTrue(told(page, kind, "a: b\n").contains("docs/new.md:7"), kind);
      assertTrue(told(page, kind, "a: b\n").contains("yaml settings"), kind);
    }
    assertTrue(told(page, "yaml settings", "fail_on: low\n").contains("fail_on"));
    assertTrue(told(page, "yaml config", "listn: {}\n").contains("listn"));
    assertTrue(told(page, "sh", "driftwarden check --bse main\n").contains("--bse"));
    assertTrue(told(page, "sh", "driftwardn check\n").contains("driftwardn"));
    assertTrue(told(page, "usage", "driftwarden check [PATH|URL]\n").contains("--base"));
    assertTrue(told(page, "console", "$ echo one\ntwo\n").contains("one"));
    assertTrue(told(page, "console", "$ exit 3\n").contains("exit 3"));
    assertTrue(told(page, "rego policy", "package main\n\ndeny if x\n").contains("rego_unsafe"));
  }

  private String told(Page page, String kind, String text) {
    Snippets snippets = new Snippets(page, folder.resolve("new"));
    return String.valueOf(
        assertThrows(
            Throwable.class, () -> snippets.check(Block.of(page, 7, kind, text)), kind + text));
  }

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
    return Page.all().stream()
        .map(page -> dynamicTest(page.path(), () -> assertEquals(List.of(), broken(page))));
  }

  private static List<String> broken(Page page) {
    return page.links().stream()
        .filter(link -> !leads(page, link.to()))
        .map(link -> "%s:%d: %s leads nowhere".formatted(page, link.line(), link.to()))
        .toList();
  }

  private static boolean leads(Page from, String link) {
    if (link.matches("[a-z]+:.*")) {
      return true;
    }
    String[] parts = link.split("#", 2);
    Path file = Page.ROOT.resolve(from.path());
    Path to = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
    if (!Files.exists(to) || !to.startsWith(Page.ROOT)) {
      return false;
    }
    return parts.length == 1
        || Page.read(Page.ROOT.relativize(to).toString()).anchors().contains(parts[1]);
  }

  @Test
  void everyPageIsReachedFromTheFirst() throws IOException {
    Set<Path> reached = new HashSet<>();
    reach(Page.ROOT.resolve("README.md"), reached);
    List<String> lost =
        Page.all().stream()
            .map(Page::path)
            .filter(path -> !reached.contains(Page.ROOT.resolve(path)))
            .toList();
    assertEquals(List.of(), lost, "no page leads to these; begin at docs/README.md");
  }

  /** A link to a folder shows its README, as forges do. */
  private static void reach(Path file, Set<Path> reached) {
    Path page = Files.isDirectory(file) ? file.resolve("README.md") : file;
    if (!page.toString().endsWith(".md") || !Files.exists(page) || !reached.add(page)) {
      return;
    }
    for (Page.Link link : Page.read(Page.ROOT.relativize(page).toString()).links()) {
      if (!link.to().matches("[a-z]+:.*|#.*")) {
        reach(page.resolveSibling(link.to().split("#")[0]).normalize(), reached);
      }
    }
  }
}
