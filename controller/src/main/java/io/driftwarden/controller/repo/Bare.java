package io.driftwarden.controller.repo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/** Opens bare repositories of ours. */
final class Bare {
  /** What a new repository's first branch is called. */
  static final String DEFAULT_BRANCH = "main";

  private Bare() {}

  /** Opens the bare repository in a folder, which is made where it is missing. */
  static Repository open(Path folder) {
    Isolation.enforce();
    try {
      var repository = new FileRepository(folder.toFile());
      if (!Files.exists(folder.resolve(Constants.HEAD))) {
        create(repository);
      }
      return repository;
    } catch (IOException | IllegalArgumentException e) {
      throw Failures.damaged(String.valueOf(folder.getFileName()), e);
    }
  }

  private static void create(Repository repository) throws IOException {
    repository.create(true);
    repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + DEFAULT_BRANCH);
    StoredConfig config = repository.getConfig();
    config.setBoolean("core", null, "fsyncObjectFiles", true);
    config.setBoolean("core", null, "fsyncRefFiles", true);
    config.setBoolean("receive", null, "autogc", false);
    config.setInt("gc", null, "auto", 0);
    // JGit would look whether to collect garbage on a thread that outlives the repository.
    config.setBoolean("gc", null, "autoDetach", false);
    // A redirect would get to see the token, which is for the address that was given.
    config.setString("http", null, "followRedirects", "false");
    config.save();
  }
}
