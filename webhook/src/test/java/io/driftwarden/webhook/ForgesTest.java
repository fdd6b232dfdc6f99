package io.driftwarden.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.webhook.Delivery.PullRequestChanged;
import io.driftwarden.webhook.Delivery.Pushed;
import io.driftwarden.webhook.Delivery.Remarked;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries of GitHub and GitLab, and of what only looks like one of them. */
final class ForgesTest {
  private static final String ID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";

  private Receiver receiver;

  @BeforeEach
  void start() {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private HttpRequest.Builder at(String repository, String payload) {
    return HttpRequest.newBuilder(receiver.at("/webhooks/" + repository))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(payload));
  }

  private HttpRequest.Builder github(String event, String payload) {
    return at(Receiver.GITHUB, payload)
        .header("X-GitHub-Event", event)
        .header("X-GitHub-Delivery", ID)
        .header("X-Hub-Signature-256", "sha256=" + Receiver.signature(payload));
  }

  private HttpRequest.Builder gitlab(String event, String payload) {
    return at(Receiver.GITLAB, payload)
        .header("X-Gitlab-Event", event)
        .header("X-Gitlab-Event-UUID", "13792a34-cac6-4fda-95a8-c58e00a3954e")
        .header("Idempotency-Key", ID)
        .header("X-Gitlab-Token", Receiver.SECRET);
  }

  private void assertKept(HttpRequest.Builder request, Delivery expected) {
    HttpResponse<String> answer = receiver.send(request);
    assertEquals(202, answer.statusCode(), answer.body());
    assertEquals(List.of(expected), receiver.written);
  }

  private void assertDropped(HttpRequest.Builder request) {
    HttpResponse<String> answer = receiver.send(request);
    assertEquals(202, answer.statusCode(), answer.body());
    assertEquals("Nothing to do for this event.\n", answer.body());
    assertEquals(List.of(), receiver.written);
  }

  private void assertUnknown(HttpRequest.Builder request) {
    assertEquals(401, receiver.send(request).statusCode());
    assertEquals(List.of(), receiver.written);
  }

  @Test
  void gitHubsPush() {
    assertKept(
        github("push", Payload.read("github/push.json")),
        new Pushed(
            ID, Receiver.GITHUB, "refs/heads/master", "6113728f27ae82c7b1a177c8d03f9e96e0adf246"));
  }

  @ParameterizedTest
  @CsvSource({"synchronize, true", "closed, false"})
  void gitHubsPullRequest(String action, boolean open) {
    assertKept(
        github("pull_request", Payload.read("github/pull_request_" + action + ".json")),
        new PullRequestChanged(
            ID, Receiver.GITHUB, 2, "ec26c3e57ca3a959ca5aad62de7213c562f8c821", "master", open));
  }

  /** The recorded comment is on an issue; GitHub adds a pull_request to it where it is on one. */
  @Test
  void gitHubsCommentOnAPullRequest() {
    String payload =
        Payload.read("github/issue_comment_created.json")
            .replaceFirst("\"issue\": \\{", "\"issue\": {\"pull_request\": {\"merged_at\": null},");
    assertKept(github("issue_comment", payload), new Remarked(ID, Receiver.GITHUB));
  }

  @Test
  void gitHubsReview() {
    assertKept(
        github("pull_request_review", Payload.read("github/pull_request_review_submitted.json")),
        new Remarked(ID, Receiver.GITHUB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "edited"})
  void gitHubsCommentOnAnIssueIsNoNews(String action) {
    assertDropped(
        github("issue_comment", Payload.read("github/issue_comment_" + action + ".json")));
  }

  @Test
  void anEditedCommentIsNoNews() {
    String payload =
        Payload.read("github/issue_comment_edited.json")
            .replaceFirst("\"issue\": \\{", "\"issue\": {\"pull_request\": {\"merged_at\": null},");
    assertDropped(github("issue_comment", payload));
  }

  @Test
  void gitHubsPingIsAnswered() {
    assertDropped(github("ping", "{\"zen\": \"Keep it logically awesome.\"}"));
  }

  @Test
  void gitHubsFormIsRefusedWithWhatToChange() {
    HttpResponse<String> answer =
        receiver.send(
            github("push", "payload=%7B%7D")
                .setHeader("Content-Type", "application/x-www-form-urlencoded"));
    assertEquals(415, answer.statusCode());
    assertEquals("Set the webhook's content type to application/json.\n", answer.body());
  }

  @Test
  void gitLabsPush() {
    assertKept(
        gitlab("Push Hook", Payload.read("gitlab/push.json")),
        new Pushed(
            ID, Receiver.GITLAB, "refs/heads/main", "da1560886d4f094c3e6c9ef40349f7d38b5d27d7"));
  }

  @ParameterizedTest
  @CsvSource({
    "open, opened, true",
    "update, opened, true",
    "close, closed, false",
    "merge, merged, false"
  })
  void gitLabsMergeRequest(String action, String state, boolean open) {
    String payload =
        Payload.read("gitlab/merge_request.json")
            .replace("\"action\": \"update\"", "\"action\": \"%s\"".formatted(action))
            .replace("\"state\": \"opened\"", "\"state\": \"%s\"".formatted(state));
    assertKept(
        gitlab("Merge Request Hook", payload),
        new PullRequestChanged(
            ID, Receiver.GITLAB, 12, "da1560886d4f094c3e6c9ef40349f7d38b5d27d7", "main", open));
  }

  @ParameterizedTest
  @ValueSource(strings = {"approved", "unapproved", "approval", "unapproval"})
  void gitLabsApproval(String action) {
    String payload =
        Payload.read("gitlab/merge_request.json")
            .replace("\"action\": \"update\"", "\"action\": \"%s\"".formatted(action));
    assertKept(gitlab("Merge Request Hook", payload), new Remarked(ID, Receiver.GITLAB));
  }

  @Test
  void gitLabsNoteOnAMergeRequest() {
    assertKept(
        gitlab("Note Hook", Payload.read("gitlab/note.json")), new Remarked(ID, Receiver.GITLAB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Issue", "Commit", "Snippet"})
  void gitLabsNoteOnSomethingElseIsNoNews(String on) {
    assertDropped(
        gitlab(
            "Note Hook",
            Payload.read("gitlab/note.json").replace("\"MergeRequest\"", "\"" + on + "\"")));
  }

  @Test
  void gitLabsMergeRequestWithoutACommitIsNoNews() {
    String payload =
        Payload.read("gitlab/merge_request.json")
            .replaceFirst("(?s)\"last_commit\": \\{.*?\\}\\s*\\},", "\"last_commit\": null,");
    assertFalse(payload.contains("timestamp"));
    assertDropped(gitlab("Merge Request Hook", payload));
  }

  /** All that one webhook led to has the same event id, so that it says nothing of a duplicate. */
  @Test
  void gitLabsDeliveryWithoutAKeyIsKnownByItsContent() {
    HttpRequest.Builder request =
        at(Receiver.GITLAB, Payload.read("gitlab/note.json"))
            .header("X-Gitlab-Event", "Note Hook")
            .header("X-Gitlab-Event-UUID", ID)
            .header("X-Gitlab-Webhook-UUID", ID)
            .header("X-Gitlab-Token", Receiver.SECRET);
    assertEquals(202, receiver.send(request).statusCode());
    assertNotEquals(ID, receiver.written.getFirst().id());
    assertTrue(receiver.written.getFirst().id().matches("[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "guess", "correct horse battery stapl", "correct horse battery staple "})
  void gitLabsTokenMustBeTheSecret(String token) {
    HttpRequest.Builder request =
        gitlab("Push Hook", Payload.read("gitlab/push.json")).setHeader("X-Gitlab-Token", token);
    // The client sends no blanks at a header's end.
    if (token.strip().equals(Receiver.SECRET)) {
      return;
    }
    assertUnknown(request);
  }

  @Test
  void gitLabsDeliveryWithASignatureInPlaceOfTheTokenIsRefused() {
    String payload = Payload.read("gitlab/push.json");
    assertUnknown(
        at(Receiver.GITLAB, payload)
            .header("X-Gitlab-Event", "Push Hook")
            .header("X-Hub-Signature-256", "sha256=" + Receiver.signature(payload)));
  }

  /** Whoever may see GitLab's token could otherwise speak for a repository of another forge. */
  @Test
  void theSecretAloneProvesNothingToAnotherForge() {
    assertUnknown(
        at(Receiver.GITHUB, Payload.read("github/push.json"))
            .header("X-Gitlab-Event", "Push Hook")
            .header("X-Gitlab-Token", Receiver.SECRET));
    assertUnknown(
        at(Receiver.REPOSITORY, Payload.push())
            .header("X-Gitlab-Event", "Push Hook")
            .header("X-Gitlab-Token", Receiver.SECRET));
  }

  /** Gitea sends GitHub's headers beside its own, and its own are what counts for it. */
  @Test
  void giteasDeliveryIsGiteasWhateverElseItSays() {
    HttpRequest.Builder request =
        receiver
            .delivery("push", Payload.push())
            .header("X-GitHub-Event", "ping")
            .header("X-GitHub-Delivery", "another")
            .header("X-Hub-Signature-256", "sha256=00")
            .header("X-Gogs-Event", "push");
    assertEquals(202, receiver.send(request).statusCode());
    assertEquals("refs/heads/main", ((Pushed) receiver.written.getFirst()).ref());
  }

  @Test
  void giteasHeadersMeanNothingFromGitHub() {
    String payload = Payload.read("github/push.json");
    assertUnknown(
        at(Receiver.GITHUB, payload)
            .header("X-Gitea-Event", "push")
            .header("X-Gitea-Signature", Receiver.signature(payload)));
  }

  @Test
  void giteasCommentOnAPullRequest() {
    String payload =
        "{\"action\": \"created\", \"is_pull\": %s, \"repository\": {\"full_name\": \"acme/infra\"}}";
    receiver.send(receiver.delivery("issue_comment", payload.formatted(false)));
    assertEquals(List.of(), receiver.written);
    receiver.send(receiver.delivery("issue_comment", payload.formatted(true)));
    assertEquals("remarks acme/infra", receiver.written.getFirst().collapseKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pull_request_approved", "pull_request_rejected", "pull_request_review_approved"})
  void giteasReview(String event) {
    receiver.send(
        receiver.delivery(
            event, "{\"action\": \"reviewed\", \"repository\": {\"full_name\": \"acme/infra\"}}"));
    assertEquals(1, receiver.written.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/platform", "platform/infra", "acme/platform/infra/more"})
  void aPartOfGitLabsPathIsAnotherRepository(String path) {
    assertUnknown(
        gitlab("Push Hook", Payload.read("gitlab/push.json"))
            .uri(receiver.at("/webhooks/" + path)));
  }
}
