package io.driftwarden.controller.run;

import io.driftwarden.controller.repo.GitServer;
import io.driftwarden.controller.repo.Mirror;
import io.driftwarden.controller.repo.Revisions;
import java.util.Optional;

/** Where a repository's commits are read from. */
sealed interface Commits {
  /** Makes what the forge has now readable. */
  void fetch();

  Revisions revisions();

  /** Makes a commit readable that another process, or an older data directory, has seen. */
  default void fetchUnlessKnown(String commit) {
    if (revisions().resolve(commit).isEmpty()) {
      fetch();
    }
  }

  /** Returns the branch whose merges are applied. */
  String branch();

  /** Commits that are fetched from somewhere else. */
  record Mirrored(Mirror mirror, Optional<String> configured) implements Commits {
    @Override
    public void fetch() {
      mirror.fetch();
    }

    @Override
    public Revisions revisions() {
      return mirror.revisions();
    }

    @Override
    public String branch() {
      return configured.orElseGet(mirror::defaultBranch);
    }
  }

  /** Commits of the built-in git server. */
  record Own(GitServer server, String name) implements Commits {
    @Override
    public void fetch() {}

    @Override
    public Revisions revisions() {
      return server.revisions(name);
    }

    @Override
    public String branch() {
      return GitServer.BRANCH;
    }
  }
}
