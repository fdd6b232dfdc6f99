package io.driftwarden.controller.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.forge.CommitStatus.State;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.gitlab.GitLabForge;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GitLabForgeTest extends ForgeContract<GitLabStub> {
  private static final String MARKER = "<!-- driftwarden:verdict -->";

  @Override
  GitLabStub start() {
    return new GitLabStub();
  }

  @Override
  String headRef(int number) {
    return "refs/merge-requests/%d/head".formatted(number);
  }

  @Override
  void pushed(String head, Instant at) {
    stub.versions.put(head, at);
  }

  @ParameterizedTest
  @CsvSource({"PENDING, pending", "SUCCESS, success", "FAILURE, failed", "ERROR, failed"})
  void aStatusHasGitLabsWordForIt(State state, String word) {
    forge.setStatus(ForgeStub.sha(1), new CommitStatus("driftwarden", state, "2 findings"));
    assertEquals(word, stub.statuses.getFirst().path("state").asString());
    assertEquals("driftwarden", stub.statuses.getFirst().path("name").asString());
  }

  @Test
  void aStatusThatIsThereAlreadyIsNoTrouble() {
    var pending = new CommitStatus("driftwarden", State.PENDING, "Judging");
    forge.setStatus(ForgeStub.sha(1), pending);
    forge.setStatus(ForgeStub.sha(1), pending);
    assertEquals(1, stub.statuses.size());
  }

  /** It is on no branch of the project; nothing that is tried again would change that. */
  @Test
  void aForksCommitTakesNoStatus() {
    var status = new CommitStatus("driftwarden", State.SUCCESS, "Passed");
    var refused =
        assertThrows(ForgeException.class, () -> forge.setStatus("f" + "0".repeat(39), status));
    assertEquals(Category.PERMANENT, refused.category());
  }

  @Test
  void aCommitThatIsNotThereYetMayTakeItsStatusLater() {
    var status = new CommitStatus("driftwarden", State.SUCCESS, "Passed");
    var refused = assertThrows(ForgeException.class, () -> forge.setStatus("f".repeat(40), status));
    assertEquals(Category.TRANSIENT, refused.category());
  }

  /** GitLab would do what such a line says, with our rights. */
  @Test
  void noLineOfOursIsAQuickAction() {
    forge.upsertComment(
        1, MARKER, MARKER + "\n/merge\n  /approve\n> /close\n`/driftwarden apply` a/b");
    assertEquals(
        MARKER + "\n\u200b/merge\n  \u200b/approve\n> \u200b/close\n`/driftwarden apply` a/b",
        stub.bodies().getFirst());
  }

  @Test
  void aLongCommentIsCutWhereGitLabTakesNoMore() {
    forge.upsertComment(1, MARKER, MARKER + "\n" + "A line.\n".repeat(150_000));
    assertTrue(stub.bodies().getFirst().length() <= 1_000_000);
  }

  @Test
  void anApprovalIsDatedByGitLabsNoteWhereItHasNoTime() {
    stub.fill(1);
    stub.tellNoTimes();
    pushed(ForgeStub.sha(1), ForgeStub.NOW.minusSeconds(60));
    pushed(ForgeStub.sha(2), ForgeStub.NOW.plusSeconds(60));
    stub.reviews.add(new ForgeStub.Review("omar", ForgeStub.Word.APPROVED, "", ForgeStub.NOW));
    assertEquals(List.of(new Approval("omar", ForgeStub.sha(1))), forge.approvals(1));
  }

  @Test
  void anApprovalFromBeforeEveryPushIsOfNothing() {
    stub.fill(1);
    pushed(ForgeStub.sha(1), ForgeStub.NOW.plusSeconds(60));
    stub.reviews.add(new ForgeStub.Review("omar", ForgeStub.Word.APPROVED, "", ForgeStub.NOW));
    assertEquals(List.of(), forge.approvals(1));
  }

  /** Anybody can write what GitLab's own notes say. */
  @Test
  void aPersonsWordsAreNoApproval() {
    stub.fill(1);
    stub.tellNoTimes();
    pushed(ForgeStub.sha(1), ForgeStub.NOW.minusSeconds(60));
    pushed(ForgeStub.sha(2), ForgeStub.NOW.plusSeconds(60));
    stub.reviews.add(new ForgeStub.Review("omar", ForgeStub.Word.APPROVED, "", ForgeStub.NOW));
    stub.comment("omar", "approved this merge request", ForgeStub.NOW.plusSeconds(120));
    assertEquals(List.of(new Approval("omar", ForgeStub.sha(1))), forge.approvals(1));
  }

  @Test
  void oneWithoutACommitIsNotListed() {
    stub.fill(1);
    stub.pulls.add(new ForgeStub.Pull(2, "nora", "", "open", false));
    assertEquals(1, forge.openPullRequests().size());
    var refused = assertThrows(ForgeException.class, () -> forge.pullRequest(2));
    assertEquals(Category.TRANSIENT, refused.category());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "infra", "/infra", "acme/", "/", "a//b"})
  void aProjectIsNamedByItsPath(String project) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new GitLabForge(stub.address(), project, ForgeStub.TOKEN));
  }

  @Test
  void aServerMayLieBelowAnAddress() {
    var below = new GitLabForge(stub.address().resolve("/git/"), "a/b c/d?e", ForgeStub.TOKEN);
    assertThrows(ForgeException.class, () -> below.pullRequest(1));
    assertEquals(
        "GET /git/api/v4/projects/a%2Fb%20c%2Fd%3Fe/merge_requests/1", stub.calls.getLast());
    assertFalse(stub.calls.toString().contains(ForgeStub.TOKEN));
  }
}
