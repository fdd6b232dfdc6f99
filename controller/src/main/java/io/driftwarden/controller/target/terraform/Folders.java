package io.driftwarden.controller.target.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.TargetException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a target keeps what it needs, under the server's data directory.
 *
 * @param root only the server's user may look into it
 */
record Folders(Path root) {

  static Folders of(Path data, String target) {
    Folders folders =
        new Folders(data.toAbsolutePath().resolve("terraform").resolve(encoded(target)));
    try {
      Files.createDirectories(folders.plugins());
      Files.createDirectories(folders.work());
      Files.setPosixFilePermissions(folders.root(), PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new TargetException("the data directory can't be written: " + data);
    }
    return folders;
  }

  /** Returns where the work folders are. */
  Path work() {
    return root.resolve("work");
  }

  /** Returns where providers are kept, so that each is fetched once. */
  Path plugins() {
    return root.resolve("plugins");
  }

  /** Returns the file with the state of a stack that keeps it nowhere else. */
  Path state(Desired desired) {
    if (desired.repository().isEmpty()) {
      throw new IllegalArgumentException("a stack of no repository has no state");
    }
    return root.resolve("state")
        .resolve(encoded(desired.repository()))
        .resolve(encoded(desired.stack().toString()) + ".tfstate");
  }

  /** A name that is one step of a path, whatever is in it. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, UTF_8).replace(".", "%2E");
  }
}
