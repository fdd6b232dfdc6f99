package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** A person's repository and what they push of it to the built-in server, without HTTP between. */
public record Push(GitServer server, String repository, Git git) {
  private static final String NOTHING = "0".repeat(40);
  private static final byte[] EMPTY_PACK = {'P', 'A', 'C', 'K', 0, 0, 0, 2, 0, 0, 0, 0};

  /** Makes a repository on the server whose main branch has one commit. */
  public static Push begin(GitServer server, String repository, Path folder) throws IOException {
    server.create(repository);
    var push = new Push(server, repository, Git.init(folder));
    push.git.commit("main.tf", "# nothing yet\n", "Begin");
    push.git.run("push", "-q", server.path(repository).toString(), "main").orFail();
    return push;
  }

  /** Proposes the newest commit for main; returns what the server said. */
  public String propose() {
    return to("refs/for/main", NOTHING);
  }

  /** Pushes the newest commit to a ref. */
  public String to(String ref, String before) {
    // The objects come by a side branch, so that a pack of nothing is enough.
    git.run("push", "-q", "-f", server.path(repository).toString(), "HEAD:refs/heads/objects")
        .orFail();
    return send("%s %s %s\0report-status".formatted(before, git.head(), ref));
  }

  private String send(String command) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(("%04x".formatted(command.length() + 4) + command + "0000").getBytes(UTF_8));
    body.writeBytes(EMPTY_PACK);
    body.writeBytes(sha1(EMPTY_PACK));
    var answer = new ByteArrayOutputStream();
    var request = new GitRequest(repository, GitService.RECEIVE_PACK, Optional.empty(), 1 << 20);
    try {
      server.answer(request, new ByteArrayInputStream(body.toByteArray()), answer);
      return answer.toString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
