package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook receiver on a free loopback port, with a client that signs what it sends. */
final class Receiver implements AutoCloseable {
  static final String REPOSITORY = "acme/infra";
  static final String GITHUB = "Codertocat/Hello-World";
  static final String GITLAB = "acme/platform/infra";
  static final String SECRET = "correct horse battery staple";

  private static final Map<String, Sender.Kind> SENDERS =
      Map.of(REPOSITORY, Sender.Kind.GITEA, GITHUB, Sender.Kind.GITHUB, GITLAB, Sender.Kind.GITLAB);

  final List<Delivery> written = new CopyOnWriteArrayList<>();
  private final HttpEdge edge;
  private final HttpClient client;

  private Receiver(Inbox inbox) {
    this.edge =
        HttpEdge.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Webhooks(Receiver::sender, inbox(inbox)),
            Optional.empty());
    this.client = HttpClient.newHttpClient();
  }

  /** Returns a receiver that keeps what comes in memory. */
  static Receiver start() {
    return new Receiver(delivery -> {});
  }

  /** Returns a receiver that keeps a delivery once another inbox has taken it. */
  static Receiver start(Inbox first) {
    return new Receiver(first);
  }

  private Inbox inbox(Inbox first) {
    return delivery -> {
      first.write(delivery);
      written.add(delivery);
    };
  }

  private static Optional<Sender> sender(String repository) {
    return Optional.ofNullable(SENDERS.get(repository)).map(kind -> new Sender(kind, SECRET));
  }

  int port() {
    return edge.port();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port(), path));
  }

  /** Returns a delivery for the repository that is served, with everything as Gitea has it. */
  HttpRequest.Builder delivery(String event, String payload) {
    return unsigned(event, BodyPublishers.ofString(payload))
        .header("X-Gitea-Signature", signature(payload));
  }

  HttpRequest.Builder unsigned(String event, BodyPublisher body) {
    return HttpRequest.newBuilder(at("/webhooks/" + REPOSITORY))
        .header("Content-Type", "application/json")
        .header("X-Gitea-Delivery", "f3a1c7a2-0b4e-4c58-8d0b-6a0c3d0f6f11")
        .header("X-Gitea-Event", event)
        .POST(body);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("the receiver gave no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isUp() {
    return send(HttpRequest.newBuilder(at("/healthz"))).statusCode() == 200;
  }

  static String signature(String payload) {
    return signature(payload, SECRET);
  }

  static String signature(String payload, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    client.close();
    edge.close();
  }
}
