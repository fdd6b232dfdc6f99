package io.driftwarden.webhook;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deliveries as GitHub made them usual, which Gitea's are as well. Their fields are documented at
 * docs.github.com under "Webhook events and payloads" and at docs.gitea.com under "Webhooks".
 */
record HubDialect(List<String> proofs, List<String> events, List<String> ids) implements Dialect {
  private static final Set<String> ACTIONS =
      Set.of("opened", "reopened", "synchronized", "synchronize", "edited", "closed");

  @Override
  public boolean isGenuine(Optional<String> secret, String proof, byte[] body) {
    return Signature.holds(secret, proof, body);
  }

  @Override
  public Optional<Delivery> read(Envelope envelope, byte[] body) {
    return switch (envelope.event()) {
      case "push" -> Optional.of(push(envelope, payload(envelope, body)));
      case "pull_request", "pull_request_sync" -> pullRequest(envelope, payload(envelope, body));
      case "issue_comment" -> comment(envelope, payload(envelope, body));
      case "pull_request_review",
          "pull_request_approved",
          "pull_request_rejected",
          "pull_request_comment",
          "pull_request_review_approved",
          "pull_request_review_rejected",
          "pull_request_review_comment" ->
          review(envelope, payload(envelope, body));
      default -> Optional.empty();
    };
  }

  private static JsonBody payload(Envelope envelope, byte[] body) {
    JsonBody payload = JsonBody.of(body);
    payload.checkRepository(envelope.repository(), "repository", "full_name");
    return payload;
  }

  private static Delivery push(Envelope envelope, JsonBody payload) {
    return new Delivery.Pushed(
        envelope.id(), envelope.repository(), payload.ref("ref"), payload.sha("after"));
  }

  private static Optional<Delivery> pullRequest(Envelope envelope, JsonBody payload) {
    if (!ACTIONS.contains(payload.text("action"))) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery.PullRequestChanged(
            envelope.id(),
            envelope.repository(),
            payload.number("pull_request", "number"),
            payload.sha("pull_request", "head", "sha"),
            payload.branch("pull_request", "base", "ref"),
            payload.text("pull_request", "state").equals("open")));
  }

  /** What a review says is read from the forge; that somebody gave one is news enough. */
  private static Optional<Delivery> review(Envelope envelope, JsonBody payload) {
    if (payload.text("action").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Delivery.Remarked(envelope.id(), envelope.repository()));
  }

  /** What is said of an issue is none of ours, and what is edited later doesn't count. */
  private static Optional<Delivery> comment(Envelope envelope, JsonBody payload) {
    boolean onPullRequest =
        payload.at("issue", "pull_request").isObject() || payload.at("is_pull").asBoolean(false);
    return onPullRequest && payload.text("action").equals("created")
        ? Optional.of(new Delivery.Remarked(envelope.id(), envelope.repository()))
        : Optional.empty();
  }
}
