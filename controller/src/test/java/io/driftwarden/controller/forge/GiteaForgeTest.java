package io.driftwarden.controller.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.controller.forge.CommitStatus.State;
import io.driftwarden.controller.forge.gitea.GiteaForge;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GiteaForgeTest extends ForgeContract<GiteaStub> {
  private static final String MARKER = "<!-- driftwarden:verdict -->";

  @Override
  GiteaStub start() {
    return new GiteaStub();
  }

  @Override
  String headRef(int number) {
    return "refs/pull/%d/head".formatted(number);
  }

  @ParameterizedTest
  @EnumSource
  void aStatusHasGiteasWordForIt(State state) {
    forge.setStatus(ForgeStub.sha(1), new CommitStatus("driftwarden", state, "2 findings"));
    assertEquals(
        state.name().toLowerCase(Locale.ROOT), stub.statuses.getFirst().path("state").asString());
    assertEquals("driftwarden", stub.statuses.getFirst().path("context").asString());
  }

  /** Gitea 1.26 gives all comments at once, whatever page is asked for; a later one may split. */
  @Test
  void theCommentIsFoundOnALaterPage() {
    stub.splitComments();
    IntStream.range(0, 120).forEach(i -> stub.comment("nora", "Comment " + i));
    forge.upsertComment(1, MARKER, MARKER + "\nfirst");
    forge.upsertComment(1, MARKER, MARKER + "\nsecond");
    assertEquals(121, stub.comments.size());
  }

  @Test
  void aCommentThatIsThereNeedsNoSecondPage() {
    forge.upsertComment(1, MARKER, MARKER + "\nfirst");
    stub.calls.clear();
    forge.upsertComment(1, MARKER, MARKER + "\nsecond");
    assertEquals(1, stub.callsTo("GET /api/v1/repos/acme/infra/issues/1/comments").count());
  }

  /** A user that is gone, or a comment that was brought along from elsewhere, has no login. */
  @Test
  void aCommentWithoutAUserIsSomeoneElses() {
    stub.comment("", MARKER);
    forge.upsertComment(1, MARKER, MARKER + "\nverdict");
    assertEquals(2, stub.comments.size());
  }

  /** Gitea keeps such reviews, and doesn't call them official. */
  @Test
  void whoMayOnlyReadCanNotApprove() {
    stub.fill(1);
    stub.reviews.add(
        new ForgeStub.Review("reader", ForgeStub.Word.APPROVED, ForgeStub.sha(1), ForgeStub.NOW));
    assertEquals(List.of(), forge.approvals(1));
  }

  @Test
  void namesArePartOfThePathAndNoMore() {
    var odd = new GiteaForge(stub.address(), "a?b/c d%2f#", ForgeStub.TOKEN);
    assertThrows(ForgeException.class, () -> odd.pullRequest(1));
    assertEquals("GET /api/v1/repos/a%3Fb/c%20d%252f%23/pulls/1", stub.calls.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "infra", "/infra", "acme/", "/", "a/b/c"})
  void aRepositoryIsNamedByTwoParts(String repository) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new GiteaForge(stub.address(), repository, ForgeStub.TOKEN));
  }

  @Test
  void anAddressMayEndInASlashAndHaveAFolder() {
    var below = new GiteaForge(stub.address().resolve("/git///"), "acme/infra", ForgeStub.TOKEN);
    assertThrows(ForgeException.class, () -> below.pullRequest(1));
    assertEquals("GET /git/api/v1/repos/acme/infra/pulls/1", stub.calls.getLast());
  }
}
