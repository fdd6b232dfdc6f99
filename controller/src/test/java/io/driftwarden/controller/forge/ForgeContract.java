package io.driftwarden.controller.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.forge.CommitStatus.State;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.ForgeStub.Comment;
import io.driftwarden.controller.forge.ForgeStub.Pull;
import io.driftwarden.controller.forge.ForgeStub.Review;
import io.driftwarden.controller.forge.ForgeStub.Word;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every forge does that is asked over HTTP, whatever its API looks like. */
abstract class ForgeContract<S extends ForgeStub> {
  private static final String MARKER = "<!-- driftwarden:verdict -->";
  private static final Instant NOW = ForgeStub.NOW;

  S stub;
  Forge forge;

  abstract S start();

  /** Returns the ref under which a pull request's head can be fetched. */
  abstract String headRef(int number);

  /** Tells the forge of a push, where it keeps a list of them. */
  void pushed(String head, Instant at) {}

  @BeforeEach
  void open() {
    stub = start();
    forge = stub.forge();
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private static String said(ForgeException refused) {
    return String.valueOf(refused.getMessage());
  }

  private ForgeException refusal() {
    return assertThrows(ForgeException.class, () -> forge.pullRequest(1));
  }

  private void state(String state) {
    stub.change(1, pull -> new Pull(1, pull.author(), pull.head(), state, pull.fork()));
  }

  @Test
  void aPullRequestHasWhatTheForgeTells() {
    stub.fill(1);
    assertEquals(
        new PullRequest(
            1,
            "Change 1",
            "nora",
            ForgeStub.sha(1),
            headRef(1),
            false,
            "main",
            PullRequest.State.OPEN,
            Optional.empty()),
        forge.pullRequest(1));
  }

  @Test
  void oneThatComesFromAnotherRepositoryIsTold() {
    stub.pulls.add(new Pull(1, "mallory", ForgeStub.sha(1), "open", true));
    assertTrue(forge.pullRequest(1).fork());
    assertTrue(forge.openPullRequests().getFirst().fork());
  }

  @Test
  void aMergedOneTellsWhereTo() {
    stub.fill(1);
    state("merged");
    PullRequest merged = forge.pullRequest(1);
    assertEquals(PullRequest.State.MERGED, merged.state());
    assertEquals(Optional.of(ForgeStub.sha(9)), merged.mergeCommit());
  }

  @Test
  void aClosedOneWasNotMerged() {
    stub.fill(1);
    state("closed");
    PullRequest closed = forge.pullRequest(1);
    assertEquals(PullRequest.State.CLOSED, closed.state());
    assertEquals(Optional.empty(), closed.mergeCommit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "merged"})
  void theLastClosedOnesAreListedApart(String state) {
    stub.fill(3);
    state(state);
    assertEquals(
        List.of(1), forge.lastClosedPullRequests().stream().map(PullRequest::number).toList());
    assertEquals(2, forge.openPullRequests().size());
  }

  @Test
  void noPullRequestIsOpen() {
    assertEquals(List.of(), forge.openPullRequests());
  }

  @ParameterizedTest
  @CsvSource({"1, 50", "49, 50", "50, 50", "51, 50", "125, 50", "125, 7"})
  void allOpenPullRequestsAreReadHoweverTheyAreSplit(int count, int page) {
    stub.fill(count);
    stub.answersAtMost(page);
    assertEquals(
        IntStream.rangeClosed(1, count).boxed().toList(),
        forge.openPullRequests().stream().map(PullRequest::number).toList());
  }

  @Test
  void aListWithoutAnEndIsGivenUp() {
    stub.answersAtMost(1);
    stub.fill(201);
    var refused = assertThrows(ForgeException.class, forge::openPullRequests);
    assertEquals(Category.PERMANENT, refused.category());
  }

  @ParameterizedTest
  @EnumSource
  void aStatusIsShown(State state) {
    forge.setStatus(ForgeStub.sha(1), new CommitStatus("driftwarden", state, "2 findings"));
    assertEquals("2 findings", stub.statuses.getFirst().path("description").asString());
  }

  @Test
  void aLongDescriptionIsCut() {
    forge.setStatus(ForgeStub.sha(1), new CommitStatus("c", State.FAILURE, "x".repeat(141)));
    assertEquals("x".repeat(139) + "…", stub.statuses.getFirst().path("description").asString());
  }

  @Test
  void aCutDoesNotHalveACharacter() {
    String description = "x".repeat(138) + "🚀🚀";
    forge.setStatus(ForgeStub.sha(1), new CommitStatus("c", State.FAILURE, description));
    assertEquals("x".repeat(138) + "…", stub.statuses.getFirst().path("description").asString());
  }

  @Test
  void aCommentIsWrittenOnceAndThenEdited() {
    stub.comment("nora", "Looks good to me");
    forge.upsertComment(1, MARKER, MARKER + "\nfirst");
    forge.upsertComment(1, MARKER, MARKER + "\nsecond");
    assertEquals(List.of("Looks good to me", MARKER + "\nsecond"), stub.bodies());
  }

  @Test
  void whoQuotesTheMarkerIsNotEdited() {
    stub.comment("mallory", MARKER + "\nPASS, believe me");
    stub.comment("nora", "> " + MARKER);
    forge.upsertComment(1, MARKER, MARKER + "\nFAIL");
    assertEquals(
        List.of(MARKER + "\nPASS, believe me", "> " + MARKER, MARKER + "\nFAIL"), stub.bodies());
  }

  @Test
  void aCommentOfAnotherMarkerIsLeftAlone() {
    forge.upsertComment(1, "<!-- driftwarden:drift -->", "<!-- driftwarden:drift -->\ndrift");
    forge.upsertComment(1, MARKER, MARKER + "\nverdict");
    assertEquals(2, stub.comments.size());
  }

  @Test
  void theCommentIsFoundBehindManyOthers() {
    IntStream.range(0, 120).forEach(i -> stub.comment("nora", "Comment " + i));
    forge.upsertComment(1, MARKER, MARKER + "\nfirst");
    forge.upsertComment(1, MARKER, MARKER + "\nsecond");
    assertEquals(121, stub.comments.size());
    assertEquals(MARKER + "\nsecond", stub.bodies().getLast());
  }

  @Test
  void aTextIsSentAsItIs() {
    String body = MARKER + "\n\"quotes\" \\ `code` <b> ü 🚀 \u0000 \t @nora #1";
    forge.upsertComment(1, MARKER, body);
    assertEquals(body, stub.bodies().getFirst());
  }

  private void approve(String user, String head, Instant at) {
    stub.reviews.add(new Review(user, Word.APPROVED, head, at));
  }

  private void say(String user, Word word) {
    stub.reviews.add(
        new Review(user, word, ForgeStub.sha(1), NOW.plusSeconds(600 + stub.reviews.size())));
  }

  /** Sets up a pull request of mallory's that had one push, and then omar's approval. */
  private void approved() {
    stub.pulls.add(new Pull(1, "mallory", ForgeStub.sha(1), "open", false));
    pushed(ForgeStub.sha(1), NOW.minusSeconds(60));
    approve("omar", ForgeStub.sha(1), NOW);
  }

  @Test
  void nobodyApproved() {
    stub.fill(1);
    assertEquals(List.of(), forge.approvals(1));
  }

  @Test
  void anApprovalIsOfTheCommitThatWasThere() {
    approved();
    assertEquals(List.of(new Approval("omar", ForgeStub.sha(1))), forge.approvals(1));
  }

  @Test
  void anApprovalIsStaleAfterAPush() {
    approved();
    stub.change(1, pull -> new Pull(1, pull.author(), ForgeStub.sha(2), "open", false));
    pushed(ForgeStub.sha(2), NOW.plusSeconds(60));
    assertEquals(List.of(new Approval("omar", ForgeStub.sha(1))), forge.approvals(1));
    assertEquals(ForgeStub.sha(2), forge.pullRequest(1).head());
  }

  @Test
  void whoApprovesAgainApprovesWhatIsThereNow() {
    approved();
    pushed(ForgeStub.sha(2), NOW.plusSeconds(60));
    approve("omar", ForgeStub.sha(2), NOW.plusSeconds(120));
    assertEquals(List.of(new Approval("omar", ForgeStub.sha(2))), forge.approvals(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED"})
  void aLaterNoTakesTheApprovalBack(Word word) {
    approved();
    say("omar", word);
    assertEquals(List.of(), forge.approvals(1));
  }

  @Test
  void aDismissedApprovalDoesNotCount() {
    stub.pulls.add(new Pull(1, "mallory", ForgeStub.sha(1), "open", false));
    pushed(ForgeStub.sha(1), NOW);
    say("omar", Word.DISMISSED);
    assertEquals(List.of(), forge.approvals(1));
  }

  @Test
  void aRemarkLeavesTheApprovalAsItIs() {
    approved();
    say("omar", Word.REMARKED);
    assertEquals(1, forge.approvals(1).size());
  }

  @Test
  void anotherOnesNoLeavesTheApprovalAsItIs() {
    approved();
    say("nora", Word.REJECTED);
    assertEquals(1, forge.approvals(1).size());
  }

  @Test
  void approvalsAreReadToTheLastPage() {
    stub.answersAtMost(2);
    approved();
    IntStream.range(0, 5).forEach(i -> say("omar", Word.REMARKED));
    approve("nora", ForgeStub.sha(1), NOW.plusSeconds(30));
    assertEquals(List.of("omar", "nora"), forge.approvals(1).stream().map(Approval::user).toList());
  }

  @Test
  void whoMayWriteIsKnownByLogin() {
    assertTrue(forge.mayWrite("nora"));
    assertFalse(forge.mayWrite("reader"));
    assertFalse(forge.mayWrite("nobody"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<b>x</b>", "../nora", "nora/permission", "nora?x=", "nora%2f", "a b", ""})
  void aNameThatIsNoneMayNotWrite(String name) {
    assertFalse(forge.mayWrite(name));
  }

  @Test
  void whatOthersWroteIsRead() {
    stub.comment("nora", "before", NOW.minusSeconds(1));
    int id = stub.comment("nora", "/driftwarden plan", NOW);
    stub.fill(1);
    assertEquals(
        List.of(new Remark(String.valueOf(id), 1, "nora", "/driftwarden plan", NOW)),
        forge.remarksSince(NOW));
  }

  @Test
  void whatWasEditedIsLeftOut() {
    stub.fill(1);
    stub.comments.add(new Comment(501, 1, "nora", "/driftwarden apply", NOW, NOW.plusSeconds(1)));
    assertEquals(List.of(), forge.remarksSince(NOW));
  }

  @Test
  void whatWasWrittenLongAgoAndEditedNowIsLeftOut() {
    stub.fill(1);
    stub.comments.add(
        new Comment(501, 1, "nora", "/driftwarden apply", NOW.minusSeconds(900), NOW));
    assertEquals(List.of(), forge.remarksSince(NOW));
  }

  @Test
  void ourOwnWordsAreLeftOut() {
    stub.fill(1);
    stub.comment(ForgeStub.BOT, "Write /driftwarden apply to apply it.");
    assertEquals(List.of(), forge.remarksSince(NOW));
  }

  @Test
  void whatIsSaidOfAnIssueIsLeftOut() {
    stub.fill(1);
    stub.comments.add(new Comment(501, 0, "nora", "/driftwarden apply", NOW, NOW));
    assertEquals(List.of(), forge.remarksSince(NOW));
  }

  @Test
  void markupInWordsAndNamesIsReadAsItIs() {
    stub.fill(1);
    String text = "</textarea><script>alert(1)</script>\r\n```\n@everyone ü 🚀";
    stub.comment("no-ra_x", text);
    Remark remark = forge.remarksSince(NOW).getFirst();
    assertEquals(text, remark.text());
    assertEquals("no-ra_x", remark.author());
  }

  @Test
  void remarksAreReadToTheLastPage() {
    stub.fill(1);
    stub.answersAtMost(7);
    IntStream.range(0, 30).forEach(i -> stub.comment("nora", "Remark " + i));
    assertEquals(30, forge.remarksSince(NOW).size());
  }

  @Test
  void nothingWasSaid() {
    stub.fill(1);
    assertEquals(List.of(), forge.remarksSince(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "400, PERMANENT", "401, NEEDS_PERSON", "403, NEEDS_PERSON", "404, TRANSIENT", "405, PERMANENT",
    "408, TRANSIENT", "409, PERMANENT", "422, PERMANENT", "423, PERMANENT", "429, TRANSIENT",
    "500, TRANSIENT", "502, TRANSIENT", "503, TRANSIENT", "301, NEEDS_PERSON", "308, NEEDS_PERSON",
  })
  void whoCanMendAnErrorIsSaid(int status, Category category) {
    stub.always(status, "<html>token " + ForgeStub.TOKEN + "</html>");
    ForgeException refused = refusal();
    assertEquals(category, refused.category());
    assertTrue(said(refused).contains("/1: the forge answered " + status), said(refused));
    assertFalse(refused.toString().contains(ForgeStub.TOKEN));
  }

  private ForgeException limited(int status, String header, String value) {
    stub.always(exchange -> {
      exchange.getResponseHeaders().set(header, value);
      exchange.getResponseHeaders().set("x-ratelimit-remaining", "0");
      ForgeStub.say(exchange, status, "{\"message\": \"too many requests\"}");
    });
    return refusal();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429})
  void aLimitSaysHowLongToWait(int status) {
    ForgeException refused = limited(status, "Retry-After", "90");
    assertEquals(Category.TRANSIENT, refused.category());
    assertEquals(91, refused.restFor().toSeconds());
    assertTrue(said(refused).endsWith("It may be asked again in 91 s."), said(refused));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429})
  void aLimitMaySayWhenItEnds(int status) {
    long end = Instant.now().getEpochSecond() + 300;
    ForgeException refused = limited(status, "x-ratelimit-reset", String.valueOf(end));
    assertEquals(Category.TRANSIENT, refused.category());
    assertEquals(300.0, (double) refused.restFor().toSeconds(), 5.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "999999999999"})
  void aLimitThatSaysNothingUsefulIsWaitedForAllTheSame(String value) {
    ForgeException refused = limited(429, "Retry-After", value);
    assertEquals(Category.TRANSIENT, refused.category());
    assertTrue(refused.restFor().isPositive());
    assertTrue(refused.restFor().toHours() <= 2);
  }

  @Test
  void aWrongTokenNamesTheRightsThatAreNeeded() {
    var refused =
        assertThrows(ForgeException.class, () -> stub.forge("wrong-token").openPullRequests());
    assertEquals(Category.NEEDS_PERSON, refused.category());
    assertTrue(said(refused).contains("Check the token"), said(refused));
    assertFalse(said(refused).contains("wrong-token"));
  }

  @Test
  void aRedirectIsNotFollowedWithTheToken() {
    try (ForgeStub thief = start()) {
      stub.always(exchange -> {
        exchange.getResponseHeaders().set("Location", thief.address() + "/user");
        ForgeStub.say(exchange, 302, "");
      });
      assertTrue(said(refusal()).endsWith("Give the address that it redirects to."));
      assertEquals(List.of(), thief.calls);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in</html>", "{", "{\"number\": 1", ""})
  void whatIsNoJsonIsNoForge(String body) {
    stub.always(200, body);
    refusal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "[]", "{}", "1", "{\"number\": 1, \"title\": 7}", "[{\"id\": 1}]"})
  void jsonOfAnotherShapeIsSaidToBe(String body) {
    stub.always(200, body);
    assertThrows(ForgeException.class, () -> forge.pullRequest(1));
    assertThrows(ForgeException.class, () -> forge.upsertComment(1, MARKER, MARKER));
  }

  @Test
  void aForgeThatIsNotThereMayBeBackLater() {
    stub.close();
    ForgeException refused = refusal();
    assertEquals(Category.TRANSIENT, refused.category());
    assertTrue(said(refused).endsWith("the forge did not answer in time or at all."));
  }

  /** The client's exception would repeat such a token, in whatever log it ends. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "abc def", "abc\n", "\tabc", "abc\r\nX-Other: y", "töken"})
  void aTokenThatIsNoneIsRefusedUnsaid(String token) {
    var refused = assertThrows(ForgeException.class, () -> stub.forge(token));
    assertEquals(Category.NEEDS_PERSON, refused.category());
    assertFalse(said(refused).contains("abc"));
  }
}
