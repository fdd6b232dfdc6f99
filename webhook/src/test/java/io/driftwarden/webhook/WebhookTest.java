package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.webhook.Delivery.PullRequestChanged;
import io.driftwarden.webhook.Delivery.Pushed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forge gets for an answer, and what is kept of what it sent. */
final class WebhookTest {
  private static final String ID = "f3a1c7a2-0b4e-4c58-8d0b-6a0c3d0f6f11";

  private Receiver receiver;

  @BeforeEach
  void start() {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private void assertUnknown(HttpResponse<String> answer) {
    assertEquals(401, answer.statusCode());
    assertEquals("The signature is missing or wrong.\n", answer.body());
    assertEquals(List.of(), receiver.written);
  }

  @Test
  void aPushIsKept() {
    HttpResponse<String> answer = receiver.send(receiver.delivery("push", Payload.push()));
    assertEquals(202, answer.statusCode());
    assertEquals(
        List.of(new Pushed(ID, "acme/infra", "refs/heads/main", Payload.HEAD)), receiver.written);
  }

  @Test
  void aPullRequestIsKept() {
    HttpResponse<String> answer =
        receiver.send(receiver.delivery("pull_request", Payload.pullRequest()));
    assertEquals(202, answer.statusCode());
    assertEquals(
        List.of(new PullRequestChanged(ID, "acme/infra", 12, Payload.HEAD, "main", true)),
        receiver.written);
  }

  @Test
  void theSignatureMayHaveTheFormThatGitHubMadeUsual() {
    HttpRequest.Builder request =
        receiver
            .unsigned("push", BodyPublishers.ofString(Payload.push()))
            .header("X-Hub-Signature-256", "sha256=" + Receiver.signature(Payload.push()));
    assertEquals(202, receiver.send(request).statusCode());
    assertEquals(1, receiver.written.size());
  }

  @Test
  void theSignatureMayBeInCapitals() {
    HttpRequest.Builder request =
        receiver
            .unsigned("push", BodyPublishers.ofString(Payload.push()))
            .header(
                "X-Gitea-Signature", Receiver.signature(Payload.push()).toUpperCase(Locale.ROOT));
    assertEquals(202, receiver.send(request).statusCode());
  }

  @Test
  void theAnswerComesAfterTheDeliveryIsWritten() throws Exception {
    var asked = new CountDownLatch(1);
    var stored = new CountDownLatch(1);
    Inbox slow =
        delivery -> {
          asked.countDown();
          await(stored);
        };
    try (Receiver careful = Receiver.start(slow)) {
      CompletableFuture<HttpResponse<String>> answer =
          CompletableFuture.supplyAsync(
              () -> careful.send(careful.delivery("push", Payload.push())));
      assertTrue(asked.await(10, TimeUnit.SECONDS));
      Thread.sleep(50);
      assertFalse(answer.isDone(), "answered before it was written");
      stored.countDown();
      assertEquals(202, answer.get(10, TimeUnit.SECONDS).statusCode());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void withoutASignatureNothingIsKept() {
    assertUnknown(
        receiver.send(receiver.unsigned("push", BodyPublishers.ofString(Payload.push()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sha256=", "00", "not hex", "sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709"})
  void aSignatureThatIsNoneKeepsNothing(String signature) {
    assertUnknown(
        receiver.send(
            receiver
                .unsigned("push", BodyPublishers.ofString(Payload.push()))
                .header("X-Gitea-Signature", signature)));
  }

  @Test
  void aSignatureWithAnotherSecretKeepsNothing() {
    assertUnknown(
        receiver.send(
            receiver
                .unsigned("push", BodyPublishers.ofString(Payload.push()))
                .header("X-Gitea-Signature", Receiver.signature(Payload.push(), "guess"))));
  }

  @Test
  void oneChangedByteKeepsNothing() {
    String changed = Payload.push().replace("refs/heads/main", "refs/heads/maim");
    assertUnknown(
        receiver.send(
            receiver
                .unsigned("push", BodyPublishers.ofString(changed))
                .header("X-Gitea-Signature", Receiver.signature(Payload.push()))));
  }

  @Test
  void aRepositoryThatIsNotServedLooksLikeAWrongSignature() {
    HttpRequest.Builder elsewhere =
        receiver.delivery("push", Payload.push()).uri(receiver.at("/webhooks/acme/secret"));
    HttpRequest.Builder wrong =
        receiver
            .unsigned("push", BodyPublishers.ofString(Payload.push()))
            .header("X-Gitea-Signature", Receiver.signature("other"));
    HttpResponse<String> unknown = receiver.send(elsewhere);
    HttpResponse<String> refused = receiver.send(wrong);
    assertUnknown(unknown);
    assertEquals(refused.headers(), unknown.headers());
    assertEquals(refused.body(), unknown.body());
  }

  @Test
  void aRepositoryWithAnEmptySecretTakesNothing() {
    var edge =
        HttpEdge.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Webhooks(
                repository -> Optional.of(new Sender(Sender.Kind.GITEA, "")),
                receiver.written::add),
            Optional.empty());
    try (edge) {
      HttpRequest.Builder request =
          receiver
              .unsigned("push", BodyPublishers.ofString(Payload.push()))
              .uri(URI.create("http://127.0.0.1:%d/webhooks/acme/infra".formatted(edge.port())));
      assertUnknown(receiver.send(request.header("X-Gitea-Signature", "")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"issues", "repository", "pull_request_label", "", "PUSH"})
  void anEventThatChangesNothingForUsIsAcceptedAndDropped(String event) {
    HttpResponse<String> answer =
        receiver.send(receiver.delivery(event, "{\"action\": \"opened\"}"));
    assertEquals(202, answer.statusCode());
    assertEquals("Nothing to do for this event.\n", answer.body());
    assertEquals(List.of(), receiver.written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"label_updated", "assigned", "milestoned", "review_requested", "reviewed"})
  void aPullRequestsLabelIsNoNews(String action) {
    String payload = Payload.pullRequest().replace("synchronized", action);
    assertEquals(202, receiver.send(receiver.delivery("pull_request", payload)).statusCode());
    assertEquals(List.of(), receiver.written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opened", "reopened", "synchronized", "edited", "closed"})
  void aPullRequestsMovesAreNews(String action) {
    String payload = Payload.pullRequest().replace("synchronized", action);
    assertEquals(202, receiver.send(receiver.delivery("pull_request", payload)).statusCode());
    assertEquals(1, receiver.written.size());
  }

  @Test
  void aMergedPullRequestIsClosed() {
    String payload =
        Payload.pullRequest()
            .replace("synchronized", "closed")
            .replace("\"state\": \"open\"", "\"state\": \"closed\"")
            .replace("\"merged\": false", "\"merged\": true");
    assertEquals(202, receiver.send(receiver.delivery("pull_request", payload)).statusCode());
    assertEquals(
        List.of(new PullRequestChanged(ID, "acme/infra", 12, Payload.HEAD, "main", false)),
        receiver.written);
  }

  @Test
  void aDeletedBranchIsAPushToNothing() {
    String payload =
        Payload.push().replace("\"after\": \"" + Payload.HEAD, "\"after\": \"" + "0".repeat(40));
    assertEquals(202, receiver.send(receiver.delivery("push", payload)).statusCode());
    assertEquals(
        List.of(new Pushed(ID, "acme/infra", "refs/heads/main", "0".repeat(40))), receiver.written);
  }

  @Test
  void theForgeMaySpellTheRepositoryInCapitals() {
    String payload = Payload.push().replace("\"acme/infra\"", "\"Acme/Infra\"");
    assertEquals(202, receiver.send(receiver.delivery("push", payload)).statusCode());
    assertEquals("acme/infra", receiver.written.getFirst().repository());
  }

  @Test
  void deliveriesOfWhichOneIsEnoughHaveTheSameKey() {
    receiver.send(receiver.delivery("pull_request", Payload.pullRequest()));
    receiver.send(
        receiver
            .delivery("pull_request", Payload.pullRequest().replace("synchronized", "edited"))
            .setHeader("X-Gitea-Delivery", "another"));
    receiver.send(
        receiver
            .delivery("pull_request", Payload.pullRequest().replace(Payload.HEAD, "e".repeat(40)))
            .setHeader("X-Gitea-Delivery", "a-third"));
    List<String> keys = receiver.written.stream().map(Delivery::collapseKey).toList();
    assertEquals(keys.get(0), keys.get(1));
    assertNotEquals(keys.get(0), keys.get(2));
  }

  @Test
  void aDeliveryWithoutAnIdIsKnownByItsContent() {
    for (int i = 0; i < 2; i++) {
      receiver.send(
          receiver.delivery("push", Payload.push()).setHeader("X-Gitea-Delivery", "' or 1=1\t"));
    }
    assertEquals(2, receiver.written.size());
    assertEquals(receiver.written.get(0).id(), receiver.written.get(1).id());
    assertTrue(receiver.written.getFirst().id().matches("[0-9a-f]{64}"));
  }

  /** Gitea signs the JSON and not the form around it, so that no form's signature could hold. */
  @Test
  void aFormIsRefusedWithWhatToChange() {
    String form = "payload=" + URLEncoder.encode(Payload.push(), UTF_8);
    HttpResponse<String> answer =
        receiver.send(
            receiver
                .unsigned("push", BodyPublishers.ofString(form))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Gitea-Signature", Receiver.signature(Payload.push())));
    assertEquals(415, answer.statusCode());
    assertEquals("Set the webhook's content type to application/json.\n", answer.body());
    assertEquals(List.of(), receiver.written);
  }

  @Test
  void aDeliveryThatCannotBeWrittenIsToBeSentAgain() {
    Inbox full =
        delivery -> {
          throw new IllegalStateException("no space left on /var/lib/secret");
        };
    try (Receiver broken = Receiver.start(full)) {
      HttpResponse<String> answer = broken.send(broken.delivery("push", Payload.push()));
      assertEquals(500, answer.statusCode());
      assertEquals("The delivery could not be written. Send it again.\n", answer.body());
      assertTrue(broken.isUp());
    }
  }

  @Test
  void anInboxThatFailsBadlyDoesNotLeaveTheForgeWaiting() {
    Inbox broken =
        delivery -> {
          throw new AssertionError("out of everything");
        };
    try (Receiver failing = Receiver.start(broken)) {
      assertEquals(500, failing.send(failing.delivery("push", Payload.push())).statusCode());
      assertTrue(failing.isUp());
    }
  }
}
