package io.driftwarden.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.config.PageConfig.Readers;
import io.driftwarden.controller.config.Secret;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read, and who may press the buttons. */
class PageTokenTest {
  private static final String TOKEN = "correct horse battery staple";
  private static final String PULL = "/pull?repository=infra&number=1";

  @TempDir Path folder;

  private PageHost open(Readers readers) throws IOException {
    PageHost host = PageHost.open(folder, new PageConfig(readers, Optional.of(new Secret(TOKEN))));
    host.propose("flags.yaml", PageHost.flags("on"), "Turn it on").orFail();
    return host;
  }

  private static HttpResponse<String> signIn(PageHost host, String token) {
    return host.post("/sign-in", Map.of("token", token));
  }

  @Test
  void whoShowsTheTokenHasButtonsThatWork() throws IOException {
    try (PageHost host = open(Readers.EVERYONE)) {
      host.merge();
      host.await(() -> host.get(host.stackPage()).body().contains("in sync"));
      assertTrue(host.page(PULL).select("form").isEmpty());
      HttpResponse<String> in = signIn(host, TOKEN);
      assertEquals(303, in.statusCode());
      String cookie = in.headers().firstValue("Set-Cookie").orElse("");
      assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
      Document pull = host.page(PULL);
      assertEquals(303, host.submit(pull.expectFirst("form[action=/judge]")).statusCode());
      Document stack = host.page(host.stackPage());
      HttpResponse<String> compared = host.submit(stack.expectFirst("form[action=/compare]"));
      assertEquals(303, compared.statusCode());
      for (Document page : List.of(pull, stack, host.page("/"))) {
        assertFalse(page.html().contains(TOKEN), page.location());
      }
      assertEquals(303, host.submit(pull.expectFirst("form[action=/sign-out]")).statusCode());
      assertTrue(host.page(PULL).select("form").isEmpty());
    }
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws IOException {
    try (PageHost host = open(Readers.EVERYONE)) {
      assertEquals(403, signIn(host, "wrong").statusCode());
      assertEquals(303, signIn(host, TOKEN).statusCode());
      Map<String, String> forged = Map.of("repository", "infra", "number", "1", "proof", "00");
      assertEquals(403, host.post("/judge", forged).statusCode());
      assertEquals(403, host.post("/judge", Map.of("repository", "infra")).statusCode());
      String proof = host.page(PULL).select("input[name=proof]").attr("value");
      Map<String, String> unknown = Map.of("repository", "infra", "number", "7", "proof", proof);
      assertEquals(404, host.post("/judge", unknown).statusCode());
      assertEquals(413, host.post("/judge", Map.of("proof", "0".repeat(1 << 15))).statusCode());
    }
  }

  @Test
  void aForgedSessionIsNone() throws IOException {
    try (PageHost host = open(Readers.TOKEN)) {
      for (String cookie : List.of("", "x", "9999999999.00.00", "9999999999", ".", "a.b.c")) {
        HttpResponse<String> answer =
            host.send(
                HttpRequest.newBuilder(host.at("/")).header("Cookie", "driftwarden=" + cookie));
        assertEquals(303, answer.statusCode(), cookie);
      }
    }
  }

  @Test
  void readersMayBeAskedForTheToken() throws IOException {
    try (PageHost host = open(Readers.TOKEN)) {
      for (String path : List.of("/", PULL, "/run?id=x", host.stackPage())) {
        HttpResponse<String> answer = host.get(path);
        assertEquals(303, answer.statusCode(), path);
        assertEquals("/sign-in", answer.headers().firstValue("Location").orElse(""));
      }
      assertEquals(200, host.get("/sign-in").statusCode());
      assertEquals(303, signIn(host, TOKEN).statusCode());
      assertTrue(host.page(PULL).text().contains("Turn it on"));
    }
  }
}
