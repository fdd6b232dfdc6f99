package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.forge.Approval;
import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import io.driftwarden.controller.forge.gitea.GiteaForge;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say and approve on a real Gitea, read with the rights that the docs ask for. */
@Tag("e2e")
class GiteaForgeTest {
  private static final List<String> SCOPES =
      List.of("read:user", "write:repository", "write:issue");

  @TempDir static Path folder;
  private static Gitea gitea;
  private static String token;
  private static int stories;

  private String repository;
  private WorkTree work;
  private GiteaForge forge;

  @BeforeAll
  static void startGitea() {
    gitea = Gitea.start(folder.resolve("gitea"));
    gitea.createUser("bot", "Driftwarden");
    gitea.createUser("nora", "Nora <b>N.</b>");
    gitea.createUser("mallory", "nora");
    token = gitea.tokenOf("bot", SCOPES);
  }

  @AfterAll
  static void stopGitea() {
    gitea.close();
  }

  /** A repository with a pull request, of which nora may write and mallory may read. */
  @BeforeEach
  void open() throws IOException {
    String name = "story-" + ++stories;
    repository = gitea.createRepository(name);
    gitea.permit(repository, "bot", "admin");
    gitea.permit(repository, "nora", "write");
    gitea.permit(repository, "mallory", "read");
    Path content = Files.createDirectories(folder.resolve("content-" + name));
    Files.writeString(content.resolve("README.md"), "Hello.\n");
    work = WorkTree.of(folder.resolve(name), content);
    work.git("remote", "add", "origin", gitea.pushUrl(repository));
    work.git("push", "-q", "origin", "main");
    work.git("checkout", "-q", "-b", "side");
    push("first");
    forge = new GiteaForge(URI.create(gitea.url()), repository, token);
    Await.until("a pull request", Duration.ofSeconds(30), this::proposed);
  }

  private Optional<Integer> proposed() {
    try {
      return Optional.of(gitea.openPullRequest(repository, "side", "Change"));
    } catch (AssertionError notYet) {
      return Optional.empty();
    }
  }

  private String push(String text) {
    work.write("README.md", text + "\n");
    String head = work.commitAll(text);
    work.git("push", "-q", "-f", "origin", "side");
    return head;
  }

  private void review(String user, String event) {
    gitea.as(
        user,
        "/repos/%s/pulls/1/reviews".formatted(repository),
        Map.of("event", event, "body", "I say so"));
  }

  private String head() {
    return forge.pullRequest(1).head();
  }

  @Test
  void anApprovalIsStaleOnceSomethingIsPushed() {
    String approved = head();
    assertEquals(List.of(), forge.approvals(1));
    review("nora", "APPROVED");
    assertEquals(List.of(new Approval("nora", approved)), forge.approvals(1));
    String pushed = push("second");
    Await.until(
        "the push is known",
        Duration.ofSeconds(30),
        () -> head().equals(pushed) ? Optional.of(true) : Optional.empty());
    assertEquals(List.of(new Approval("nora", approved)), forge.approvals(1));
    assertNotEquals(head(), forge.approvals(1).getFirst().head());
    review("nora", "APPROVED");
    assertEquals(List.of(new Approval("nora", pushed)), forge.approvals(1));
  }

  @Test
  void aNoTakesTheApprovalBackAndARemarkDoesNot() {
    review("nora", "APPROVED");
    review("nora", "COMMENT");
    assertEquals(1, forge.approvals(1).size());
    review("nora", "REQUEST_CHANGES");
    assertEquals(List.of(), forge.approvals(1));
  }

  @Test
  void aDismissedApprovalDoesNotCount() {
    review("nora", "APPROVED");
    int id =
        gitea
            .call("GET", "/repos/%s/pulls/1/reviews".formatted(repository), null)
            .get(0)
            .get("id")
            .asInt();
    gitea.call(
        "POST",
        "/repos/%s/pulls/1/reviews/%d/dismissals".formatted(repository, id),
        Map.of("message", "not any more"));
    assertEquals(List.of(), forge.approvals(1));
  }

  @Test
  void whoMayOnlyReadDoesNotApprove() {
    review("mallory", "APPROVED");
    assertEquals(List.of(), forge.approvals(1));
  }

  @Test
  void whoMayWriteIsKnownByLogin() {
    assertTrue(forge.mayWrite("nora"));
    assertTrue(forge.mayWrite("driftwarden"));
    assertFalse(forge.mayWrite("mallory"));
    assertFalse(forge.mayWrite("Nora <b>N.</b>"));
    assertFalse(forge.mayWrite("nobody"));
  }

  @Test
  void whoIsNoAdministratorIsToldThatItIsNeeded() {
    gitea.permit(repository, "bot", "write");
    var refused = assertThrows(ForgeException.class, () -> forge.mayWrite("nora"));
    assertEquals(ForgeException.Category.NEEDS_PERSON, refused.category());
  }

  private int say(String user, int number, String text) {
    return gitea
        .as(
            user,
            "/repos/%s/issues/%d/comments".formatted(repository, number),
            Map.of("body", text))
        .get("id")
        .asInt();
  }

  @Test
  void whatPeopleSayOnPullRequestsIsRead() throws InterruptedException {
    say("nora", 1, "long ago");
    Thread.sleep(1500);
    Instant since = Instant.now();
    Thread.sleep(1000);
    int edited = say("nora", 1, "/driftwarden plan");
    int issue =
        gitea
            .as("nora", "/repos/%s/issues".formatted(repository), Map.of("title", "An issue"))
            .get("number")
            .asInt();
    say("nora", issue, "on an issue");
    forge.upsertComment(1, "<!-- m -->", "<!-- m -->\n/driftwarden apply");
    Thread.sleep(1500);
    gitea.call(
        "PATCH",
        "/repos/%s/issues/comments/%d".formatted(repository, edited),
        Map.of("body", "/driftwarden apply"));
    int kept = say("mallory", 1, "/driftwarden <b>apply</b>");
    List<Remark> remarks = forge.remarksSince(since);
    assertEquals(1, remarks.size(), remarks.toString());
    Remark remark = remarks.getFirst();
    assertEquals(String.valueOf(kept), remark.id());
    assertEquals(1, remark.number());
    assertEquals("mallory", remark.author());
    assertEquals("/driftwarden <b>apply</b>", remark.text());
    assertFalse(remark.at().isBefore(since));
  }

  @Test
  void whatComesFromAForkIsKnownToDoSo() {
    assertFalse(forge.pullRequest(1).fork());
    gitea.as("mallory", "/repos/%s/forks".formatted(repository), Map.of("name", "fork" + stories));
    gitea.as(
        "mallory",
        "/repos/mallory/fork%d/contents/evil.txt".formatted(stories),
        Map.of("content", "ZXZpbA==", "message", "Be evil", "new_branch", "evil"));
    Await.until(
        "a pull request of the fork",
        Duration.ofSeconds(30),
        () -> {
          try {
            gitea.openPullRequest(repository, "mallory:evil", "From elsewhere");
            return Optional.of(true);
          } catch (AssertionError notYet) {
            return Optional.empty();
          }
        });
    assertEquals(
        List.of(true),
        forge.openPullRequests().stream()
            .filter(pull -> pull.number() != 1)
            .map(PullRequest::fork)
            .toList());
  }
}
