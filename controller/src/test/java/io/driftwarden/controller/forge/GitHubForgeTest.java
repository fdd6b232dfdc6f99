package io.driftwarden.controller.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.forge.CommitStatus.State;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.github.GitHubForge;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GitHubForgeTest extends ForgeContract<GitHubStub> {
  private static final String MARKER = "<!-- driftwarden:verdict -->";

  @Override
  GitHubStub start() {
    return new GitHubStub();
  }

  @Override
  String headRef(int number) {
    return "refs/pull/%d/head".formatted(number);
  }

  @ParameterizedTest
  @EnumSource
  void aStatusHasGitHubsWordForIt(State state) {
    forge.setStatus(ForgeStub.sha(1), new CommitStatus("driftwarden", state, "2 findings"));
    assertEquals(
        state.name().toLowerCase(Locale.ROOT), stub.statuses.getFirst().path("state").asString());
    assertEquals("driftwarden", stub.statuses.getFirst().path("context").asString());
  }

  @Test
  void aLongCommentIsCutWhereGitHubTakesNoMore() {
    forge.upsertComment(1, MARKER, MARKER + "\n" + "A line.\n".repeat(10_000));
    String written = stub.bodies().getFirst();
    assertTrue(written.length() <= 65_536, "has " + written.length());
    assertTrue(written.startsWith(MARKER + "\nA line.\n"));
    assertTrue(
        written.endsWith("A line.\n\nThe rest is left out: the forge takes no longer comment.\n"));
  }

  /** GitHub tells of its second limit in words, and then may not say how long it lasts. */
  @Test
  void theSecondLimitIsWaitedFor() {
    stub.always(403, "{\"message\": \"You have exceeded a secondary rate limit.\"}");
    var refused = assertThrows(ForgeException.class, () -> forge.pullRequest(1));
    assertEquals(Category.TRANSIENT, refused.category());
    assertEquals(Duration.ofSeconds(61), refused.restFor());
  }

  /** A user that is gone has no login. */
  @Test
  void aCommentWithoutAUserIsNobodys() {
    stub.fill(1);
    stub.comment("", MARKER);
    assertEquals(List.of(), forge.remarksSince(ForgeStub.NOW));
    forge.upsertComment(1, MARKER, MARKER + "\nverdict");
    assertEquals(2, stub.comments.size());
  }

  @Test
  void theNextPageIsOfTheSameServer() {
    stub.fill(120);
    forge.openPullRequests();
    assertEquals(3, stub.callsTo("GET /repos/acme/infra/pulls?").count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "infra", "/infra", "acme/", "/", "a/b/c"})
  void aRepositoryIsNamedByTwoParts(String repository) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new GitHubForge(stub.address(), repository, ForgeStub.TOKEN));
  }

  @Test
  void namesArePartOfThePathAndNoMore() {
    var odd = new GitHubForge(stub.address().resolve("/api/v3/"), "a?b/c d%2f#", ForgeStub.TOKEN);
    assertThrows(ForgeException.class, () -> odd.pullRequest(1));
    assertEquals("GET /api/v3/repos/a%3Fb/c%20d%252f%23/pulls/1", stub.calls.getLast());
  }
}
