package io.driftwarden.webhook;

/**
 * What a forge says has happened. It is a hint and no more: whoever acts on it reads the
 * repository's state anew, since deliveries come late, twice and out of order.
 */
public sealed interface Delivery {
  /** Returns the forge's own name for this delivery; the same one again is a duplicate. */
  String id();

  /** Returns the repository, such as {@code owner/name}. */
  String repository();

  /** Returns a text that is equal for deliveries of which one is enough. */
  String collapseKey();

  /**
   * A branch or tag points to another commit.
   *
   * @param ref the full name, such as {@code refs/heads/main}
   * @param sha the commit after the push; all zeros where the ref is gone
   */
  record Pushed(String id, String repository, String ref, String sha) implements Delivery {
    @Override
    public String collapseKey() {
      return "push %s %s %s".formatted(repository, ref, sha);
    }
  }

  /**
   * A pull request was opened, got commits or another base, or was merged or closed.
   *
   * @param sha its newest commit when the delivery was sent
   * @param base the branch that it would be merged into
   */
  record PullRequestChanged(
      String id, String repository, int number, String sha, String base, boolean open)
      implements Delivery {
    @Override
    public String collapseKey() {
      return "pull request %s %d %s %s %s"
          .formatted(repository, number, sha, base, open ? "open" : "closed");
    }
  }

  /** Somebody said something of a pull request, or approved one. */
  record Remarked(String id, String repository) implements Delivery {
    @Override
    public String collapseKey() {
      return "remarks %s".formatted(repository);
    }
  }
}
