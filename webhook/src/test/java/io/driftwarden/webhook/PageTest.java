package io.driftwarden.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Drift;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page tells of a repository whose names are all markup. */
class PageTest {
  private static final String TITLE = "<script>alert('title')</script> & a flag";
  private static final String POD = "<script>alert('pod')</script>";

  @TempDir static Path folder;
  private static PageHost host;

  /** Pull request 1 passes, is merged, applied, and drifts; 2 fails with more than one page. */
  @BeforeAll
  static void live() throws IOException {
    host = PageHost.open(folder);
    host.propose("flags.yaml", PageHost.flags("on"), TITLE).orFail();
    host.merge();
    host.await(() -> host.get(host.stackPage()).body().contains("in sync"));
    host.target.drift(
        new Drift.Drifted(
            List.of(
                new Change(
                    "ConfigMap/default/flags",
                    Change.Action.UPDATE,
                    List.of(
                        new Change.Field(
                            List.of("data", "search"), "\"<b onclick=alert(1)>\"", "\"on\"")))),
            List.of()));
    String pods =
        IntStream.range(0, 30)
            .mapToObj(number -> PageHost.privileged(POD + number))
            .collect(Collectors.joining("---\n"));
    host.propose("pods.yaml", pods, "Thirty pods");
    host.await(() -> host.get(host.stackPage()).body().contains("drifted"));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  /** Returns every page that can be reached by links, by its address. */
  private static Map<String, Document> crawl() {
    Map<String, Document> seen = new LinkedHashMap<>();
    Deque<String> left = new ArrayDeque<>(List.of("/"));
    while (!left.isEmpty()) {
      String link = left.pop();
      if (!seen.containsKey(link)) {
        Document page = host.page(link);
        seen.put(link, page);
        page.select("a[href^=/]").eachAttr("href").forEach(left::add);
      }
    }
    return seen;
  }

  @Test
  void noNameIsEverTakenForMarkup() {
    Map<String, Document> pages = crawl();
    assertTrue(pages.size() >= 6, pages.keySet().toString());
    pages.forEach((link, page) -> {
      assertEquals(1, page.select("script").size(), link);
      assertTrue(page.select("script").attr("src").startsWith("/assets/htmx.js?"), link);
      assertEquals(1, page.select("img").size(), link + " has only its own mark");
      assertTrue(page.select("style, iframe, object, embed, base, b, i").isEmpty(), link);
      page.getAllElements()
          .forEach(element ->
              element
                  .attributes()
                  .forEach(attribute -> {
                    assertFalse(attribute.getKey().startsWith("on"), link + element);
                    assertFalse(attribute.getKey().equals("style"), link + element);
                  }));
    });
    assertTrue(host.page("/repository?name=infra").text().contains(TITLE));
    assertTrue(host.page(host.stackPage()).select("h1").text().contains(PageHost.STACK));
    assertTrue(
        host.page(host.stackPage()).select(".changes").text().contains("<b onclick=alert(1)>"));
  }

  @Test
  void nothingComesFromAnotherHost() {
    crawl()
        .forEach((link, page) ->
            page.select("[src], [href], [action], [hx-get]")
                .forEach(element ->
                    List.of("src", "href", "action", "hx-get")
                        .forEach(name -> {
                          String address = element.attr(name);
                          assertTrue(
                              address.isEmpty() || address.matches("#.*|/([^/].*)?"),
                              link + " " + element);
                        })));
  }

  @Test
  void everyAnswerIsGuarded() {
    for (String path : List.of("/", host.runPage(2), "/run?id=none", "/assets/page.css")) {
      HttpHeaders headers = host.get(path).headers();
      String policy = headers.firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.contains("default-src 'self'"), path + policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertTrue(policy.contains("frame-ancestors 'none'"), policy);
      assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""), path);
      assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""), path);
    }
    assertEquals("no-store", host.get("/").headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void aFindingIsShownWithItsLine() {
    Document run = host.page(host.runPage(2));
    assertTrue(run.select(".mark.bad").text().contains("failed"), run.select(".mark").text());
    Element finding = run.expectFirst(".finding");
    assertTrue(finding.select(".where").text().contains(POD), finding.text());
    assertTrue(finding.select("figcaption").text().contains(PageHost.STACK + "/pods.yaml:"));
    assertTrue(finding.select("tr.marked").text().contains("privileged: true"), finding.text());
    assertTrue(finding.select("tr:not(.marked)").text().contains("securityContext:"));
    assertTrue(finding.text().contains("Fix:"), finding.text());
  }

  @Test
  void aLongListHasPages() {
    String first = host.runPage(2);
    Document run = host.page(first);
    assertEquals(25, run.select(".finding").size());
    Document next = host.page(run.select("a[rel=next]").attr("href"));
    assertTrue(next.select(".finding").size() > 0);
    assertTrue(next.select("a[rel=prev]").size() == 1, next.select(".pager").text());
    assertEquals(0, host.page(first + "&page=1000").select(".finding").size());
  }

  @Test
  void driftIsToldOverTime() {
    Document stack = host.page(host.stackPage());
    List<String> history = stack.select(".history > li > .marks .mark").eachText();
    assertEquals(List.of("≠ drifted", "✓ in sync"), history);
    assertTrue(stack.select(".changes").text().contains("data.search"), stack.text());
    assertTrue(stack.select("[aria-labelledby=applies]").text().contains("applied"), stack.text());
    assertTrue(
        host.page("/repository?name=infra")
            .select("[aria-labelledby=stacks]")
            .text()
            .contains("kubernetes"));
  }

  @Test
  void aPullRequestTellsItsJudgementsAndWhatCameOfIt() {
    Document pull = host.page("/pull?repository=infra&number=1");
    assertTrue(pull.select("h1").text().contains(TITLE), pull.text());
    assertTrue(pull.select("[aria-labelledby=runs] .mark").text().contains("passed"), pull.text());
    assertTrue(pull.select("[aria-labelledby=applies]").text().contains("applied"), pull.text());
  }

  @Test
  void aPlanIsShownWithWhatItWouldChange() {
    host.await(() -> host.get("/pull?repository=infra&number=2").body().contains("planned"));
    Element plans =
        host.page("/pull?repository=infra&number=2").expectFirst("[aria-labelledby=plans]");
    assertTrue(plans.text().contains("planned"), plans.text());
    assertTrue(plans.select(".changes").text().contains("<i>"), plans.text());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String path :
        List.of(
            "/repository?name=nobody",
            "/pull?repository=infra&number=99",
            "/pull?repository=infra&number=x",
            "/pull",
            "/run?id=none",
            "/stack?repository=infra&stack=none&target=dev",
            "/sign-in",
            "/assets/none")) {
      HttpResponse<String> answer = host.get(path);
      assertEquals(404, answer.statusCode(), path);
      assertTrue(answer.body().contains("There is nothing here."), path);
    }
  }

  @Test
  void assetsAreKeptAndNotSentTwice() {
    String link = host.page("/").select("link[rel=stylesheet]").attr("href");
    HttpResponse<String> css = host.get(link);
    assertEquals("text/css; charset=utf-8", css.headers().firstValue("Content-Type").orElse(""));
    assertTrue(css.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
    String tag = css.headers().firstValue("ETag").orElse("");
    HttpResponse<String> again =
        host.send(HttpRequest.newBuilder(host.at(link)).header("If-None-Match", tag));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    HttpResponse<String> head =
        host.send(HttpRequest.newBuilder(host.at(link)).method("HEAD", BodyPublishers.noBody()));
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals(tag, head.headers().firstValue("ETag").orElse(""));
  }

  @Test
  void aPageThatIsAskedForNewsSaysThereAreNone() {
    Document pull = host.page("/pull?repository=infra&number=2");
    String news = pull.select("main").attr("hx-get");
    HttpResponse<String> same = host.get(news);
    assertEquals(204, same.statusCode());
    String old = news.replaceAll("seen=.*", "seen=0123456789abcdef");
    assertEquals(pull.select("h1").text(), Jsoup.parse(host.get(old).body()).select("h1").text());
  }

  @Test
  void withoutATokenThereIsNothingToPress() {
    crawl().forEach((link, page) -> assertTrue(page.select("form, button").isEmpty(), link));
    Map<String, String> pull = Map.of("repository", "infra", "number", "1", "proof", "");
    assertEquals(403, host.post("/judge", pull).statusCode());
    assertEquals(403, host.post("/compare", pull).statusCode());
    assertEquals(403, host.post("/sign-out", Map.of()).statusCode());
    assertEquals(404, host.post("/sign-in", Map.of("token", "")).statusCode());
  }
}
