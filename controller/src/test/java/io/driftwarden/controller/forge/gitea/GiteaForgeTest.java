package io.driftwarden.controller.forge.gitea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.CommitStatus.State;
import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.PullRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GiteaForgeTest {
  private static final String MARKER = "<!-- driftwarden:verdict -->";

  private GiteaStub gitea;
  private GiteaForge forge;

  @BeforeEach
  void start() throws IOException {
    gitea = new GiteaStub();
    forge = gitea.forge();
  }

  @AfterEach
  void stop() {
    gitea.close();
  }

  private static String said(ForgeException refused) {
    return String.valueOf(refused.getMessage());
  }

  @Test
  void aPullRequestHasWhatTheForgeTells() {
    gitea.fill(1);
    assertEquals(
        new PullRequest(
            1,
            "Change 1",
            "nora",
            GiteaStub.sha(1),
            "refs/pull/1/head",
            false,
            "main",
            PullRequest.State.OPEN,
            Optional.empty()),
        forge.pullRequest(1));
  }

  @Test
  void aMergedOneTellsWhereTo() {
    gitea.fill(1);
    gitea
        .pulls
        .getFirst()
        .putAll(Map.of("state", "closed", "merged", true, "merge_commit_sha", GiteaStub.sha(9)));
    PullRequest merged = forge.pullRequest(1);
    assertEquals(PullRequest.State.MERGED, merged.state());
    assertEquals(Optional.of(GiteaStub.sha(9)), merged.mergeCommit());
  }

  @Test
  void theLastClosedOnesAreListedApart() {
    gitea.fill(3);
    gitea.pulls.get(1).put("state", "closed");
    assertEquals(
        List.of(2), forge.lastClosedPullRequests().stream().map(PullRequest::number).toList());
    assertEquals(2, forge.openPullRequests().size());
  }

  @Test
  void aClosedOneWasNotMerged() {
    gitea.fill(1);
    gitea.pulls.getFirst().put("state", "closed");
    assertEquals(PullRequest.State.CLOSED, forge.pullRequest(1).state());
  }

  @Test
  void noPullRequestIsOpen() {
    assertEquals(List.of(), forge.openPullRequests());
  }

  @ParameterizedTest
  @CsvSource({"1, 50", "49, 50", "50, 50", "51, 50", "125, 50", "125, 7"})
  void allOpenPullRequestsAreReadHoweverTheyAreSplit(int count, int page) {
    gitea.fill(count);
    gitea.answersAtMost(page);
    assertEquals(
        IntStream.rangeClosed(1, count).boxed().toList(),
        forge.openPullRequests().stream().map(PullRequest::number).toList());
  }

  @Test
  void aListWithoutAnEndIsGivenUp() {
    gitea.answersAtMost(1);
    gitea.fill(201);
    var refused = assertThrows(ForgeException.class, forge::openPullRequests);
    assertEquals(Category.PERMANENT, refused.category());
  }

  @ParameterizedTest
  @EnumSource
  void aStatusIsShown(State state) {
    forge.setStatus(GiteaStub.sha(1), new CommitStatus("driftwarden", state, "2 findings"));
    var shown = gitea.statuses.getFirst();
    assertEquals("driftwarden", shown.path("context").asString());
    assertEquals(state.name().toLowerCase(Locale.ROOT), shown.path("state").asString());
    assertEquals("2 findings", shown.path("description").asString());
  }

  @Test
  void aLongDescriptionIsCut() {
    forge.setStatus(GiteaStub.sha(1), new CommitStatus("c", State.FAILURE, "x".repeat(140)));
    forge.setStatus(GiteaStub.sha(1), new CommitStatus("c", State.FAILURE, "x".repeat(141)));
    assertEquals("x".repeat(140), gitea.statuses.get(0).path("description").asString());
    assertEquals("x".repeat(139) + "…", gitea.statuses.get(1).path("description").asString());
  }

  @Test
  void aCutDoesNotHalveACharacter() {
    String description = "x".repeat(138) + "🚀🚀";
    forge.setStatus(GiteaStub.sha(1), new CommitStatus("c", State.FAILURE, description));
    assertEquals("x".repeat(138) + "…", gitea.statuses.getFirst().path("description").asString());
  }

  @Test
  void aCommentIsWrittenOnceAndThenEdited() {
    gitea.comment("nora", "Looks good to me");
    forge.upsertComment(1, MARKER, MARKER + "\nfirst");
    forge.upsertComment(1, MARKER, MARKER + "\nsecond");
    assertEquals(List.of("Looks good to me", MARKER + "\nsecond"), gitea.bodies());
  }

  @Test
  void whoQuotesTheMarkerIsNotEdited() {
    gitea.comment("mallory", MARKER + "\nPASS, believe me");
    gitea.comment("nora", "> " + MARKER);
    forge.upsertComment(1, MARKER, MARKER + "\nFAIL");
    assertEquals(
        List.of(MARKER + "\nPASS, believe me", "> " + MARKER, MARKER + "\nFAIL"), gitea.bodies());
  }

  @Test
  void aCommentOfAnotherMarkerIsLeftAlone() {
    forge.upsertComment(1, "<!-- driftwarden:drift -->", "<!-- driftwarden:drift -->\ndrift");
    forge.upsertComment(1, MARKER, MARKER + "\nverdict");
    assertEquals(2, gitea.comments.size());
  }

  /** Gitea 1.26 gives all comments at once, whatever page is asked for; a later one may split. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theCommentIsFoundBehindManyOthers(boolean split) {
    if (split) {
      gitea.splitComments();
    }
    IntStream.range(0, 120).forEach(i -> gitea.comment("nora", "Comment " + i));
    forge.upsertComment(1, MARKER, MARKER + "\nfirst");
    forge.upsertComment(1, MARKER, MARKER + "\nsecond");
    assertEquals(121, gitea.comments.size());
    assertEquals(MARKER + "\nsecond", gitea.bodies().getLast());
  }

  @Test
  void aCommentThatIsThereNeedsNoSecondPage() {
    forge.upsertComment(1, MARKER, MARKER + "\nfirst");
    gitea.calls.clear();
    forge.upsertComment(1, MARKER, MARKER + "\nsecond");
    assertEquals(1, gitea.callsTo("GET /api/v1/repos/acme/infra/issues/1/comments").count());
  }

  /** A user that is gone, or a comment that was brought along from elsewhere, has no login. */
  @Test
  void aCommentWithoutAUserIsSomeoneElses() {
    gitea.comment("nora", MARKER);
    gitea.comments.getFirst().put("user", null);
    forge.upsertComment(1, MARKER, MARKER + "\nverdict");
    assertEquals(2, gitea.comments.size());
  }

  @Test
  void aTextIsSentAsItIs() {
    String body = MARKER + "\n\"quotes\" \\ `code` <b> ü 🚀 \u0000 \t";
    forge.upsertComment(1, MARKER, body);
    assertEquals(body, gitea.bodies().getFirst());
  }

  @Test
  void namesArePartOfThePathAndNoMore() {
    var odd = new GiteaForge(gitea.address(), "a?b/c d%2f#", GiteaStub.TOKEN);
    assertThrows(ForgeException.class, () -> odd.pullRequest(1));
    assertEquals("GET /api/v1/repos/a%3Fb/c%20d%252f%23/pulls/1", gitea.calls.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "infra", "/infra", "acme/", "/", "a/b/c"})
  void aRepositoryIsNamedByTwoParts(String repository) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new GiteaForge(gitea.address(), repository, GiteaStub.TOKEN));
  }

  @ParameterizedTest
  @CsvSource({
    "400, PERMANENT", "401, NEEDS_PERSON", "403, NEEDS_PERSON", "404, TRANSIENT", "405, PERMANENT",
    "408, TRANSIENT", "409, PERMANENT", "422, PERMANENT", "423, PERMANENT", "429, TRANSIENT",
    "500, TRANSIENT", "502, TRANSIENT", "503, TRANSIENT", "301, NEEDS_PERSON", "308, NEEDS_PERSON",
  })
  void whoCanMendAnErrorIsSaid(int status, Category category) {
    gitea.always(status, "<html>token " + GiteaStub.TOKEN + "</html>");
    var refused = assertThrows(ForgeException.class, () -> forge.pullRequest(1));
    assertEquals(category, refused.category());
    assertTrue(
        said(refused)
            .startsWith("GET /api/v1/repos/acme/infra/pulls/1: the forge answered " + status),
        said(refused));
    assertFalse(refused.toString().contains(GiteaStub.TOKEN));
  }

  @Test
  void aWrongTokenNamesTheRightsThatAreNeeded() {
    var refused =
        assertThrows(
            ForgeException.class,
            () -> new GiteaForge(gitea.address(), "acme/infra", "wrong").openPullRequests());
    assertEquals(Category.NEEDS_PERSON, refused.category());
    assertTrue(said(refused).contains("read:user, write:repository, write:issue"));
  }

  @Test
  void aRedirectIsNotFollowedWithTheToken() throws IOException {
    try (GiteaStub thief = new GiteaStub()) {
      gitea.always(exchange -> {
        exchange.getResponseHeaders().set("Location", thief.address() + "/api/v1/user");
        GiteaStub.say(exchange, 302, "");
      });
      var refused = assertThrows(ForgeException.class, () -> forge.pullRequest(1));
      assertTrue(said(refused).endsWith("Give the address that it redirects to."));
      assertEquals(List.of(), thief.calls);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in</html>", "{", "{\"number\": 1", ""})
  void whatIsNoJsonIsNoForge(String body) {
    gitea.always(200, body);
    assertThrows(ForgeException.class, () -> forge.pullRequest(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "[]", "{}", "1", "{\"number\": 1, \"title\": 7}", "[{\"id\": 1}]"})
  void jsonOfAnotherShapeIsSaidToBe(String body) {
    gitea.always(200, body);
    var refused = assertThrows(ForgeException.class, () -> forge.pullRequest(1));
    assertEquals(Category.PERMANENT, refused.category());
    assertTrue(said(refused).contains("Is it a Gitea server of 1.20 or later?"));
  }

  @Test
  void aForgeThatIsNotThereMayBeBackLater() {
    gitea.close();
    var refused = assertThrows(ForgeException.class, () -> forge.pullRequest(1));
    assertEquals(Category.TRANSIENT, refused.category());
    assertEquals(
        "GET /api/v1/repos/acme/infra/pulls/1: the forge did not answer in time or at all.",
        refused.getMessage());
  }

  /** The client's exception would repeat such a token, in whatever log it ends. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "abc def", "abc\n", "\tabc", "abc\r\nX-Other: y", "töken"})
  void aTokenThatIsNoneIsRefusedUnsaid(String token) {
    var refused =
        assertThrows(
            ForgeException.class, () -> new GiteaForge(gitea.address(), "acme/infra", token));
    assertEquals(Category.NEEDS_PERSON, refused.category());
    assertFalse(said(refused).contains("abc"));
  }

  @Test
  void anAddressMayEndInASlashAndHaveAFolder() {
    gitea.fill(1);
    var below = new GiteaForge(gitea.address().resolve("/git///"), "acme/infra", GiteaStub.TOKEN);
    assertThrows(ForgeException.class, () -> below.pullRequest(1));
    assertEquals("GET /git/api/v1/repos/acme/infra/pulls/1", gitea.calls.getLast());
  }
}
