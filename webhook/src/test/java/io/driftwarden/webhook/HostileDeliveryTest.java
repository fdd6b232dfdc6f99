package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no forge sends. Whatever comes, nothing is kept and the server is still up. */
final class HostileDeliveryTest {
  private static final int LIMIT = 5 << 20;
  private static final String HEAD = "POST /webhooks/acme/infra HTTP/1.1\r\nHost: here\r\n";

  private Receiver receiver;

  @BeforeEach
  void start() {
    receiver = Receiver.start();
  }

  @AfterEach
  void isStillUp() throws InterruptedException {
    assertEquals(List.of(), receiver.written);
    int status = receiver.send(receiver.delivery("push", Payload.push())).statusCode();
    // Clients that left may still be on their way in.
    for (int i = 0; i < 200 && status == 503; i++) {
      Thread.sleep(50);
      status = receiver.send(receiver.delivery("push", Payload.push())).statusCode();
    }
    assertEquals(202, status);
    assertEquals(1, receiver.written.size());
    receiver.close();
  }

  private RawClient client() throws IOException {
    return new RawClient(receiver.port());
  }

  private void assertRefused(String sentence, String payload, String event) {
    HttpResponse<String> answer = receiver.send(receiver.delivery(event, payload));
    assertEquals(400, answer.statusCode());
    assertEquals(sentence + "\n", answer.body());
  }

  @Test
  void aBodyThatIsDeclaredTooLargeIsNotReadAtAll() throws IOException {
    try (RawClient client = client()) {
      client.say(HEAD + "Content-Length: 5368709120\r\n\r\n");
      assertEquals("HTTP/1.1 413 Request Entity Too Large", client.status());
      assertTrue(client.rest().endsWith("The body is larger than 5242880 bytes.\n"));
    }
  }

  @Test
  void aClientThatSendsOnAllTheSameReadsTheAnswer() throws IOException {
    try (RawClient client = client()) {
      client.say(HEAD + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n").say(new byte[64 << 10]);
      assertEquals("HTTP/1.1 413 Request Entity Too Large", client.status());
    }
  }

  @Test
  void aBodyInChunksIsReadToTheLimitAndNoFurther() throws IOException {
    byte[] chunk = ("10000\r\n" + "x".repeat(1 << 16) + "\r\n").getBytes(UTF_8);
    int most = 1000;
    try (RawClient client = client()) {
      client.say(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      int sent = 0;
      try {
        for (; sent < most; sent++) {
          client.say(chunk);
        }
      } catch (IOException closed) {
        assertTrue(sent > LIMIT >> 16, "closed below the limit");
      }
      assertTrue(sent < most, "all 62 MB were taken");
    }
  }

  @Test
  void aBodyInChunksOverTheLimitIsAnswered() throws IOException {
    try (RawClient client = client()) {
      client.say(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      client
          .say(Integer.toHexString(LIMIT + 1) + "\r\n")
          .say(new byte[LIMIT + 1])
          .say("\r\n0\r\n\r\n");
      assertEquals("HTTP/1.1 413 Request Entity Too Large", client.status());
    }
  }

  @Test
  void aBodyOfTheLimitIsRead() throws IOException {
    try (RawClient client = client()) {
      client.say(HEAD + "Content-Length: " + LIMIT + "\r\n\r\n").say(new byte[LIMIT]);
      assertEquals("HTTP/1.1 401 Unauthorized", client.status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1",
        "Content-Length: many",
        "Content-Length: 99999999999999999999",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip",
        "X-Long: 0123456789",
        "Bad Header: x",
        ": x",
        "no colon"
      })
  void aRequestWithOddHeadersIsAnsweredOrClosed(String header) throws IOException {
    String odd = header.replace("0123456789", "0123456789".repeat(10_000));
    try (RawClient client = client()) {
      client.say(HEAD + odd + "\r\n\r\nabc").finish();
      String status = client.status();
      assertFalse(status.startsWith("HTTP/1.1 2"), status);
      assertFalse(client.rest().contains("at io."), "a stack trace");
    } catch (IOException closed) {
      // As good as an answer.
      assertTrue(receiver.isUp());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/acme/%zz",
        "/webhooks/%2e%2e/%2e%2e",
        "/webhooks/../../etc/passwd",
        "/webhooks/acme",
        "/webhooks//",
        "//",
        "*",
        "http://[::1",
        "/%00"
      })
  void anOddPathIsAnsweredWithARefusal(String path) throws IOException {
    try (RawClient client = client()) {
      client
          .say("POST " + path + " HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n{}")
          .finish();
      String status = client.status();
      assertTrue(status.startsWith("HTTP/1.1 4"), path + ": " + status);
      assertFalse(client.rest().contains("Exception"));
    }
  }

  @Test
  void clientsThatLeaveHalfwayLeaveTheirRoom() throws Exception {
    for (int i = 0; i < 100; i++) {
      client().say(HEAD + "Content-Length: 1000\r\n\r\nhalf").close();
    }
    awaitRoom();
  }

  @Test
  void whoFindsNoRoomIsToldToComeAgain() throws Exception {
    List<RawClient> waiting = new ArrayList<>();
    HttpResponse<String> answer = anything();
    for (int i = 0; i < 300 && answer.statusCode() != 503; i++) {
      waiting.add(client().say(HEAD + "Content-Length: 1000\r\n\r\n"));
      answer = anything();
    }
    assertEquals(503, answer.statusCode());
    assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
    for (RawClient client : waiting) {
      client.close();
    }
    awaitRoom();
  }

  private void awaitRoom() throws InterruptedException {
    int status = anything().statusCode();
    for (int i = 0; i < 200 && status == 503; i++) {
      Thread.sleep(50);
      status = anything().statusCode();
    }
    assertEquals(401, status);
  }

  private HttpResponse<String> anything() {
    return receiver.send(receiver.unsigned("push", BodyPublishers.ofString("{}")));
  }

  @Test
  void bytesThatAreNoHttpAreSurvived() throws IOException {
    try (RawClient client = client()) {
      client.say(new byte[] {22, 3, 1, 0, 5, 1, 0, 0, 1, 0}).finish();
      assertFalse(client.status().startsWith("HTTP/1.1 2"));
    } catch (IOException closed) {
      assertTrue(receiver.isUp());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "not json", "{\"a\": NaN}", "{\"a\": 1} trailing", "\0", "{'a': 1}"})
  void whatIsNoJsonIsRefusedInASentence(String payload) {
    assertRefused(
        "The body is no JSON that can be read. Set the webhook's content type to application/json.",
        payload,
        "push");
  }

  @Test
  void jsonThatIsTooDeepIsRefusedInASentence() {
    assertRefused(
        "The body is no JSON that can be read. Set the webhook's content type to application/json.",
        "[".repeat(1_000_000),
        "push");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "1",
        "\"text\"",
        "{}",
        "{\"repository\": []}",
        "{\"repository\": {\"full_name\": 1}}"
      })
  void jsonOfAnotherShapeIsRefusedInASentence(String payload) {
    assertRefused("The payload's repository.full_name must be a text.", payload, "push");
  }

  @Test
  void aPayloadOfAnotherRepositoryIsRefused() {
    assertRefused(
        "The payload is about another repository than the webhook's address names.",
        Payload.push().replace("\"acme/infra\"", "\"acme/secret\""),
        "push");
  }

  @Test
  void aPushWithoutACommitIsRefused() {
    assertRefused(
        "The payload's after must be a text.",
        "{\"repository\": {\"full_name\": \"acme/infra\"}, \"ref\": \"refs/heads/main\"}",
        "push");
  }

  @Test
  void aPushWithoutARefIsRefused() {
    assertRefused(
        "The payload's ref must be a text.",
        "{\"repository\": {\"full_name\": \"acme/infra\"}, \"refUpdates\": []}",
        "push");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "refs/",
        "refs/heads/a b",
        "refs/heads/\\u0000",
        "refs/heads/a\\nb",
        "--upload-pack=x"
      })
  void aRefThatGitWouldNotNameIsRefused(String ref) {
    assertRefused(
        "The payload's ref does not have the form that git gives it.",
        Payload.push().replace("refs/heads/main", ref),
        "push");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD",
        "",
        "9b1c",
        "9B1C4F0E2A7D4C5B8E6F0A1B2C3D4E5F60718293",
        "9b1c4f0e2a7d4c5b8e6f0a1b2c3d4e5f60718293\\n"
      })
  void aCommitThatIsNoIdIsRefused(String sha) {
    assertRefused(
        "The payload's pull_request.head.sha does not have the form that git gives it.",
        Payload.pullRequest().replace("\"sha\": \"" + Payload.HEAD, "\"sha\": \"" + sha),
        "pull_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "12.5", "\"12\"", "99999999999", "null", "[12]"})
  void aPullRequestsNumberThatIsNoneIsRefused(String number) {
    assertRefused(
        "The payload's pull_request.number must be a whole number from 1 on.",
        Payload.pullRequest().replace("\"number\": 12", "\"number\": " + number),
        "pull_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "base", "state"})
  void aPullRequestThatLacksSomethingIsRefused(String field) {
    HttpResponse<String> answer =
        receiver.send(
            receiver.delivery(
                "pull_request", Payload.pullRequest().replace("\"" + field + "\":", "\"gone\":")));
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().startsWith("The payload's pull_request." + field), answer.body());
  }

  @Test
  void aRefusalNeverRepeatsThePayload() {
    HttpResponse<String> answer =
        receiver.send(
            receiver.delivery("push", Payload.push().replace("refs/heads/main", "<script>")));
    assertEquals(400, answer.statusCode());
    assertFalse(answer.body().contains("script"));
    assertEquals(
        "text/plain; charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "CONNECT", "TRACE", "FOO"})
  void otherMethodsAreRefused(String method) throws IOException {
    try (RawClient client = client()) {
      client.say(method + " /webhooks/acme/infra HTTP/1.1\r\nHost: here\r\n\r\n").finish();
      assertTrue(client.status().matches("HTTP/1.1 (4|5)\\d\\d.*"));
    }
  }

  @Test
  void aTakenPortIsSaid() {
    EdgeException taken =
        assertThrows(
            EdgeException.class,
            () ->
                HttpEdge.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()),
                    new Webhooks(any -> Optional.empty(), any -> {}),
                    Optional.empty()));
    assertEquals(
        "The server can't listen at localhost:%d. Is the port taken?".formatted(receiver.port()),
        taken.getMessage());
  }
}
