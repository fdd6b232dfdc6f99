package io.driftwarden.webhook;

import java.util.List;
import java.util.Optional;

/** How one kind of forge delivers: which headers it sends, and what its payloads look like. */
sealed interface Dialect permits HubDialect, GitLabDialect {
  /** Returns the dialect of a kind of forge. */
  static Dialect of(Sender.Kind kind) {
    return switch (kind) {
      case GITEA ->
          new HubDialect(
              List.of("X-Gitea-Signature", "X-Hub-Signature-256"),
              List.of("X-Gitea-Event", "X-GitHub-Event"),
              List.of("X-Gitea-Delivery", "X-GitHub-Delivery"));
      case GITHUB ->
          new HubDialect(
              List.of("X-Hub-Signature-256"),
              List.of("X-GitHub-Event"),
              List.of("X-GitHub-Delivery"));
      case GITLAB -> new GitLabDialect();
    };
  }

  /** Returns the headers that prove who sent it; the first that is there counts. */
  List<String> proofs();

  /** Reports whether a proof holds, in a time that doesn't depend on how much of it is right. */
  boolean isGenuine(Optional<String> secret, String proof, byte[] body);

  /** Returns the headers that name the event. */
  List<String> events();

  /** Returns the headers that name the delivery, the same where it is sent again. */
  List<String> ids();

  /**
   * Returns what a payload says, or nothing where its event is none that we act on.
   *
   * @throws PayloadException if it isn't what such an event has
   */
  Optional<Delivery> read(Envelope envelope, byte[] body);
}
