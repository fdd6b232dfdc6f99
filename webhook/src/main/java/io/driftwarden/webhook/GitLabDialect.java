package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * GitLab's deliveries, whose fields are documented at docs.gitlab.com under "Webhook events". They
 * are not signed: each brings the secret itself.
 */
record GitLabDialect() implements Dialect {
  private static final Set<String> APPROVALS =
      Set.of("approved", "unapproved", "approval", "unapproval");

  /** Stands in for a missing secret, so that an unknown repository takes as long as a known one. */
  private static final String NOBODYS = "\0".repeat(32);

  @Override
  public List<String> proofs() {
    return List.of("X-Gitlab-Token");
  }

  @Override
  public boolean isGenuine(Optional<String> secret, String proof, byte[] body) {
    String expected = secret.filter(text -> !text.isEmpty()).orElse(NOBODYS);
    return MessageDigest.isEqual(expected.getBytes(UTF_8), proof.getBytes(UTF_8));
  }

  @Override
  public List<String> events() {
    return List.of("X-Gitlab-Event");
  }

  /** Its other ids are the same for a webhook, or for all that one webhook led to. */
  @Override
  public List<String> ids() {
    return List.of("Idempotency-Key");
  }

  @Override
  public Optional<Delivery> read(Envelope envelope, byte[] body) {
    return switch (envelope.event()) {
      case "Push Hook" -> Optional.of(push(envelope, payload(envelope, body)));
      case "Merge Request Hook" -> mergeRequest(envelope, payload(envelope, body));
      case "Note Hook" -> note(envelope, payload(envelope, body));
      default -> Optional.empty();
    };
  }

  private static JsonBody payload(Envelope envelope, byte[] body) {
    JsonBody payload = JsonBody.of(body);
    payload.checkRepository(envelope.repository(), "project", "path_with_namespace");
    return payload;
  }

  private static Delivery push(Envelope envelope, JsonBody payload) {
    return new Delivery.Pushed(
        envelope.id(), envelope.repository(), payload.ref("ref"), payload.sha("after"));
  }

  /** A merge request without a commit yet is no news. */
  private static Optional<Delivery> mergeRequest(Envelope envelope, JsonBody payload) {
    if (APPROVALS.contains(payload.at("object_attributes", "action").asString(""))) {
      return Optional.of(new Delivery.Remarked(envelope.id(), envelope.repository()));
    }
    if (payload.at("object_attributes", "last_commit").isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery.PullRequestChanged(
            envelope.id(),
            envelope.repository(),
            payload.number("object_attributes", "iid"),
            payload.sha("object_attributes", "last_commit", "id"),
            payload.branch("object_attributes", "target_branch"),
            payload.text("object_attributes", "state").equals("opened")));
  }

  private static Optional<Delivery> note(Envelope envelope, JsonBody payload) {
    return payload.text("object_attributes", "noteable_type").equals("MergeRequest")
        ? Optional.of(new Delivery.Remarked(envelope.id(), envelope.repository()))
        : Optional.empty();
  }
}
