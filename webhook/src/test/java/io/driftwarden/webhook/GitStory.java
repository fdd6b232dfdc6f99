package io.driftwarden.webhook;

import io.driftwarden.controller.repo.Change;
import io.driftwarden.webhook.Git.Said;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One person with a work tree whose first commit is on main of the built-in server. */
abstract class GitStory {
  @TempDir Path folder;
  GitHost host;
  Git git;
  String first;

  @BeforeEach
  void start() throws IOException {
    host = GitHost.open(folder.resolve("server"));
    git = Git.init(folder.resolve("nora"));
    git.run("remote", "add", "origin", host.url()).orFail();
    first = git.commit("main.tf", "# nothing yet\n", "Begin");
    git.run("push", "-q", "origin", "main").orFail();
    host.events.clear();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  final Said propose() {
    return git.run("push", "origin", "HEAD:refs/for/main");
  }

  final Change change(int number) {
    return host.server.changes("infra").find(number).orElseThrow();
  }

  final String remoteHead(String ref) {
    return git.run("ls-remote", "origin", ref).orFail().text().split("\t")[0].strip();
  }
}
