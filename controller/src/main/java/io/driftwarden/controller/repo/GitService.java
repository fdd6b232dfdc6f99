package io.driftwarden.controller.repo;

import java.util.Arrays;
import java.util.Optional;

/** The two services of git's smart HTTP protocol (gitprotocol-http). */
public enum GitService {
  /** What a clone or a fetch asks. */
  UPLOAD_PACK("git-upload-pack"),
  /** What a push asks. */
  RECEIVE_PACK("git-receive-pack");

  private final String title;

  GitService(String title) {
    this.title = title;
  }

  /** Returns the service that a client names. */
  public static Optional<GitService> named(String name) {
    return Arrays.stream(values()).filter(service -> service.title.equals(name)).findFirst();
  }

  /** Returns the name as the protocol has it. */
  public String title() {
    return title;
  }
}
