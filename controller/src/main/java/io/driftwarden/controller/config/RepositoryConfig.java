package io.driftwarden.controller.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One repository that is served.
 *
 * @param name {@code owner/name} on a forge, with subgroups between them on GitLab; one word on the
 *     built-in server
 * @param poll how often it is looked at for what no webhook told
 * @param approvals how many people must have approved the newest commit before a comment may have
 *     it applied; where there is no number, only what was merged is applied
 */
public record RepositoryConfig(String name, Host host, Duration poll, Optional<Integer> approvals) {
  public static final Duration DEFAULT_POLL = Duration.ofMinutes(1);

  /** Who keeps the repository and its pull requests. */
  public sealed interface Host {}

  /** A server elsewhere that is asked over HTTP. */
  public sealed interface Remote extends Host {
    /** Returns where git fetches the repository. */
    String url();

    Secret token();

    /** Without one no delivery is taken, and the poller finds everything. */
    Optional<Secret> webhookSecret();

    /** Returns the branch whose merges are applied, where it isn't the default one. */
    Optional<String> branch();
  }

  /** The built-in git server. */
  public record Builtin() implements Host {}

  /**
   * A Gitea or Forgejo server.
   *
   * @param url where git fetches the repository
   * @param api the server's address
   * @param webhookSecret without one no delivery is taken, and the poller finds everything
   * @param branch whose merges are applied; the repository's default branch where there is none
   */
  public record Gitea(
      String url, URI api, Secret token, Optional<Secret> webhookSecret, Optional<String> branch)
      implements Remote {}

  /**
   * A repository on GitHub or a GitHub Enterprise server.
   *
   * @param url where git fetches the repository
   * @param api the API's address
   * @param webhookSecret without one no delivery is taken, and the poller finds everything
   * @param branch whose merges are applied; the repository's default branch where there is none
   */
  public record GitHub(
      String url, URI api, Secret token, Optional<Secret> webhookSecret, Optional<String> branch)
      implements Remote {}

  /**
   * A project on a GitLab server.
   *
   * @param url where git fetches the repository
   * @param api the server's address
   * @param webhookSecret without one no delivery is taken, and the poller finds everything
   * @param branch whose merges are applied; the repository's default branch where there is none
   */
  public record GitLab(
      String url, URI api, Secret token, Optional<Secret> webhookSecret, Optional<String> branch)
      implements Remote {}

  /** Returns a repository of the built-in git server. */
  public static RepositoryConfig builtin(String name) {
    return new RepositoryConfig(name, new Builtin(), DEFAULT_POLL, Optional.empty());
  }

  public Optional<Secret> webhookSecret() {
    return switch (host) {
      case Remote remote -> remote.webhookSecret();
      case Builtin _ -> Optional.empty();
    };
  }

  boolean isBuiltin() {
    return host instanceof Builtin;
  }
}
