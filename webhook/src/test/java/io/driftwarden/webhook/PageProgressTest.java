package io.driftwarden.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page tells of work while it goes on. */
class PageProgressTest {
  @TempDir Path folder;
  private final CountDownLatch held = new CountDownLatch(1);

  private void hold(String step) {
    if (step.equals("judge")) {
      try {
        held.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void aRunIsFollowedFromItsFirstStepToItsVerdict() throws Exception {
    try (PageHost host = PageHost.watched(folder, this::hold)) {
      host.git.commit(PageHost.STACK + "/pod.yaml", PageHost.privileged("root"), "A pod");
      Process push = host.beginToPropose(folder.resolve("push.txt"));
      String pull = "/pull?repository=infra&number=1";
      host.await(
          () -> Jsoup.parse(host.get(pull).body()).select(".steps .now").text().contains("judge"));
      Document going = host.page(pull);
      assertEquals("judge is going on", text(going, ".steps .now"));
      assertEquals("read is done", text(going, ".steps .done"));
      assertTrue(going.text().contains("not been judged yet"), going.text());
      assertTrue(host.page("/").select("#going").text().contains("Judging #1"));
      held.countDown();
      push.waitFor();
      String news = going.select("main").attr("hx-get");
      host.await(() -> host.get(news).body().contains("/run?id="));
      host.await(() -> Jsoup.parse(host.get(news).body()).select(".steps").isEmpty());
      assertTrue(host.page(pull).select("[aria-labelledby=runs]").text().contains("failed"));
    }
  }

  private static String text(Document page, String what) {
    return page.expectFirst(what).text().replaceFirst("^\\S ?", "");
  }
}
