package io.driftwarden.cli.folder;

import io.driftwarden.controller.repo.LocalRepository;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.Tree;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder as it lies there, without what git ignores. */
public final class WorkTree {
  private WorkTree() {}

  public static Tree of(Path folder) {
    return of(folder, "");
  }

  /**
   * Returns a folder in one of whose folders something is looked for: only there it counts what git
   * ignores, since telling that for all of a large repository takes long.
   *
   * @param within the path of that folder; empty for all
   */
  public static Tree of(Path folder, String within) {
    Set<String> hidden =
        ignored(folder.resolve(within)).stream()
            .map(path -> within.isEmpty() ? path : within + "/" + path)
            .collect(Collectors.toSet());
    return new FolderTree(folder, hidden);
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
