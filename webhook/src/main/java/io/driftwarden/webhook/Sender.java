package io.driftwarden.webhook;

/**
 * Who a repository's deliveries come from. It is what the server's configuration says, never what a
 * delivery's headers claim: Gitea sends GitHub's headers too.
 *
 * @param secret that the deliveries are signed with or bring along
 */
public record Sender(Kind kind, String secret) {
  /** The kinds of forges that send webhooks. */
  public enum Kind {
    GITEA,
    GITHUB,
    GITLAB
  }

  @Override
  public String toString() {
    return "Sender[%s]".formatted(kind);
  }
}
