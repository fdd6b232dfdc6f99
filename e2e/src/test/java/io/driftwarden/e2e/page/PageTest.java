package io.driftwarden.e2e.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.e2e.ControlPlane;
import io.driftwarden.e2e.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a person uses it: a real Chromium over a server with a real cluster. */
@Tag("e2e")
class PageTest {
  private static final String TITLE = "<script>document.title='owned'</script> Open the database";
  private static final String FOLDER = "terraform/<img src=x onerror=\"document.title='owned'\">";

  private static final String OPEN_TO_THE_WORLD =
      """
      resource "aws_security_group" "opened" {
        name        = "opened"
        description = "The database of the assistant"

        ingress {
          description = "PostgreSQL from anywhere"
          from_port   = 5432
          to_port     = 5432
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      """;

  @TempDir static Path folder;
  private static ControlPlane cluster;

  @BeforeAll
  static void startTheWorld() {
    cluster = ControlPlane.start(folder.resolve("cluster"));
  }

  @AfterAll
  static void stopTheWorld() {
    cluster.close();
  }

  @Test
  void aRunIsFollowedAndAFindingReadByKeyboardAlone() throws Exception {
    try (PageServer server = PageServer.start(folder.resolve("server"), cluster);
        Browser browser = Browser.start(Files.createDirectories(folder.resolve("browser")))) {
      server.mergeFlag("on");
      cluster
          .kubectl(
              "patch",
              "configmap",
              "flags",
              "-n",
              "shop",
              "--type=merge",
              "-p",
              "{\"data\":{\"search\":\"<b>by hand</b>\"}}")
          .orFail();

      browser.open(server.url());
      browser.awaitSeen("drifted");
      shoot(browser, "home");
      browser.press("Tab");
      assertEquals("Skip to the content", browser.focused());
      browser.follow("infra");
      browser.awaitSeen("Turn search on");
      shoot(browser, "repository");

      server.hold();
      server.work().write(FOLDER + "/main.tf", OPEN_TO_THE_WORLD);
      Process push = server.propose(TITLE);
      browser.awaitSeen("Judging #2");
      browser.follow("Judging #2");
      browser.awaitSeen("has not been judged yet");
      assertTrue(browser.seen().contains("judge"), browser.seen());
      shoot(browser, "progress");
      browser.text("window.sameDocument = true");
      server.release();
      push.waitFor();
      browser.awaitSeen("failed");
      assertEquals("true", browser.text("window.sameDocument"), "the page was loaded anew");
      assertTrue(browser.seen().contains(TITLE), browser.seen());

      browser.follow(" onto ");
      browser.awaitSeen("Findings");
      String run = browser.seen();
      assertTrue(run.contains("DW-NET-001"), run);
      assertTrue(run.contains("cidr_blocks = [\"0.0.0.0/0\"]"), run);
      assertTrue(run.contains(FOLDER), run);
      assertTrue(browser.text("document.querySelector('tr.marked').innerText").contains("10"));
      shoot(browser, "run");

      browser.open(server.url());
      browser.follow("clusters/shop");
      browser.awaitSeen("Drift over time");
      assertTrue(browser.seen().contains("<b>by hand</b>"), browser.seen());
      shoot(browser, "stack");

      assertFalse(browser.text("document.title").contains("owned"), browser.text("document.title"));
      assertEquals(List.of(), browser.complaints());
      List<String> elsewhere =
          browser.requests().stream().filter(url -> !url.startsWith(server.url())).toList();
      assertEquals(List.of(), elsewhere.stream().filter(url -> !url.startsWith("about:")).toList());
      assertTrue(browser.requests().stream().anyMatch(url -> url.contains("/assets/htmx.js")));
    }
  }

  /**
   * Looks at a page in both colours and on a telephone; with {@code -DupdateScreenshots} the
   * pictures that {@code docs/} has are taken anew.
   */
  private static void shoot(Browser browser, String name) throws IOException {
    browser.size(390, 800);
    String overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assertEquals("0", browser.text(overflow), name + " is wider than a telephone");
    write("page-" + name + "-narrow", browser);
    browser.size(1100, 760);
    for (String scheme : List.of("dark", "light")) {
      browser.colours(scheme);
      String ground = browser.text("getComputedStyle(document.body).backgroundColor");
      assertEquals(scheme.equals("dark"), isDark(ground), name + ": " + ground);
      write("page-%s-%s".formatted(name, scheme), browser);
    }
  }

  private static boolean isDark(String rgb) {
    return Integer.parseInt(rgb.replaceAll("^rgb\\((\\d+),.*", "$1")) < 100;
  }

  private static void write(String name, Browser browser) throws IOException {
    Path shown = Parts.ROOT.resolve("docs").resolve(name + ".png");
    Path looked = Parts.ROOT.resolve("e2e/target/page").resolve(name + ".png");
    boolean anew = System.getProperty("updateScreenshots") != null && Files.exists(shown);
    Path to = anew ? shown : looked;
    Files.createDirectories(to.getParent());
    Files.write(to, browser.screenshot());
  }
}
