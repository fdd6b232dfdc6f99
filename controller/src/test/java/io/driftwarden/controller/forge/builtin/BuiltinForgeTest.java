package io.driftwarden.controller.forge.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.CommitStatus.State;
import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.repo.GitServer;
import io.driftwarden.controller.repo.OpenGate;
import io.driftwarden.controller.repo.Push;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change on the built-in server, seen through the forge port. */
final class BuiltinForgeTest {
  private static final String MARKER = "<!-- driftwarden:verdict -->";

  @TempDir Path folder;
  private GitServer server;
  private Push push;
  private String base;
  private String head;

  @BeforeEach
  void begin() throws IOException {
    server = new GitServer(folder.resolve("server"), new OpenGate(), event -> {});
    push = Push.begin(server, "infra", folder.resolve("nora"));
    base = push.git().head();
    head = push.git().commit("main.tf", "# database\n", "Add a database");
    push.propose();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private BuiltinForge forge() {
    return new BuiltinForge(server.changes("infra"), server.notes("infra"));
  }

  private PullRequest pull(PullRequest.State state, Optional<String> merged) {
    return new PullRequest(
        1, "Add a database", "Nora", head, "refs/changes/1/head", false, "main", state, merged);
  }

  @Test
  void anOpenChangeIsAPullRequest() {
    assertEquals(
        List.of(pull(PullRequest.State.OPEN, Optional.empty())), forge().openPullRequests());
    assertEquals(pull(PullRequest.State.OPEN, Optional.empty()), forge().pullRequest(1));
  }

  @Test
  void aMergedChangeTellsWhereTo() {
    push.to("refs/heads/main", base);
    assertEquals(List.of(), forge().openPullRequests());
    assertEquals(pull(PullRequest.State.MERGED, Optional.of(head)), forge().pullRequest(1));
  }

  @Test
  void aNumberThatIsNotThereIsNamed() {
    for (Runnable question :
        List.<Runnable>of(
            () -> forge().pullRequest(7),
            () -> forge().upsertComment(7, MARKER, MARKER),
            () -> forge().statuses(7))) {
      var refused = assertThrows(ForgeException.class, question::run);
      assertEquals(Category.PERMANENT, refused.category());
      assertEquals("The server has no change 7.", refused.getMessage());
    }
  }

  @Test
  void aStatusReplacesTheOneOfItsContext() {
    var pending = new CommitStatus("driftwarden", State.PENDING, "Judging");
    var other = new CommitStatus("lint", State.SUCCESS, "Clean");
    var failed = new CommitStatus("driftwarden", State.FAILURE, "2 findings \"ü\" 🚀");
    forge().setStatus(head, pending);
    forge().setStatus(head, other);
    forge().setStatus(head, failed);
    assertEquals(List.of(failed, other), forge().statuses(1));
  }

  @Test
  void aNewerCommitHasNoStatusYet() throws IOException {
    forge().setStatus(head, new CommitStatus("driftwarden", State.FAILURE, "2 findings"));
    push.git().commit("main.tf", "# database, encrypted\n", "Encrypt it");
    push.propose();
    assertEquals(List.of(), forge().statuses(1));
  }

  @Test
  void aCommentIsWrittenOnceAndThenEditedInItsPlace() {
    forge().upsertComment(1, MARKER, MARKER + "\nfirst");
    forge().upsertComment(1, "<!-- other -->", "<!-- other -->");
    forge().upsertComment(1, MARKER, MARKER + "\nsecond \"ü\" 🚀");
    assertEquals(List.of(MARKER + "\nsecond \"ü\" 🚀", "<!-- other -->"), forge().comments(1));
  }

  @Test
  void whatWasSaidIsThereAfterARestart() {
    var status = new CommitStatus("driftwarden", State.SUCCESS, "PASS");
    forge().setStatus(head, status);
    forge().upsertComment(1, MARKER, MARKER);
    server.close();
    server = new GitServer(folder.resolve("server"), new OpenGate(), event -> {});
    assertEquals(List.of(status), forge().statuses(1));
    assertEquals(List.of(MARKER), forge().comments(1));
  }

  @Test
  void writersAtOnceLoseNothing() {
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 12)
            .mapToObj(i ->
                CompletableFuture.runAsync(
                    () -> forge().upsertComment(1, "<" + i + ">", "<" + i + ">"),
                    Thread::startVirtualThread))
            .toList();
    writers.forEach(CompletableFuture::join);
    assertEquals(12, forge().comments(1).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "nonsense", "{\"a\": 1}", "[1, [2]]"})
  void aDamagedNoteNeedsAPerson(String text) {
    server.notes("infra").edit("comments/1", old -> text);
    var refused =
        assertThrows(ForgeException.class, () -> forge().upsertComment(1, MARKER, MARKER));
    assertEquals(Category.NEEDS_PERSON, refused.category());
    assertEquals(Optional.of(text), server.notes("infra").read("comments/1"));
  }
}
