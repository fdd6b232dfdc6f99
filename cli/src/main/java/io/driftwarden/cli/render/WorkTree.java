package io.driftwarden.cli.render;

import io.driftwarden.controller.repo.LocalRepository;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.Tree;
import java.nio.file.Path;
import java.util.Set;

/** A folder as it lies there, without what git ignores. */
public final class WorkTree {
  private WorkTree() {}

  public static Tree of(Path folder) {
    return new FolderTree(folder, ignored(folder));
  }

  /** A folder can be read without its repository; then all that lies in it counts. */
  private static Set<String> ignored(Path folder) {
    try (LocalRepository repository = LocalRepository.enclosing(folder).orElse(null)) {
      return repository == null ? Set.of() : repository.ignored();
    } catch (RepositoryException e) {
      return Set.of();
    }
  }
}
