package io.driftwarden.cli.folder;

import io.driftwarden.controller.repo.LocalRepository;
import io.driftwarden.controller.repo.RepositoryException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is judged, in the repository around it, of which it may read all.
 *
 * @param root of that repository
 * @param within the folder's path in it; empty for the root
 * @param prefix what stands before a path of the repository when a person opens it; empty or ends
 *     in {@code /}
 * @param here where the person stands in it, so that paths below need no prefix; empty or ends in
 *     {@code /}
 */
public record Checked(Path root, String within, String prefix, String here) {
  private static final String SETTINGS = ".driftwarden.yaml";

  /**
   * Returns a folder as a person names it. The nearest settings at or above it tell where the
   * repository begins, and else git does.
   */
  public static Checked of(Path folder, String typed) {
    List<Path> around =
        Stream.iterate(0, up -> up + 1)
            .limit(levels(folder) + 1L)
            .map(up -> folder.resolve("../".repeat(up)).normalize())
            .toList();
    Path root =
        around.stream()
            .filter(at -> Files.exists(at.resolve(SETTINGS)))
            .findFirst()
            .orElse(around.getLast());
    return of(root, slashes(root.relativize(folder)), slashes(Path.of(typed).normalize()));
  }

  /** Returns how far above the folder its repository begins. */
  private static int levels(Path folder) {
    try (LocalRepository repository = LocalRepository.enclosing(folder).orElse(null)) {
      return repository == null || repository.path().isEmpty()
          ? 0
          : Path.of(repository.path()).getNameCount();
    } catch (RepositoryException e) {
      return 0;
    }
  }

  private static Checked of(Path root, String within, String typed) {
    if (within.isEmpty()) {
      return new Checked(root, within, folder(typed), "");
    }
    if (("/" + typed).endsWith("/" + within)) {
      String before = typed.substring(0, typed.length() - within.length());
      return new Checked(root, within, before, "");
    }
    Path here = Path.of("").toAbsolutePath();
    return new Checked(
        root,
        within,
        folder(slashes(here.relativize(root))),
        here.startsWith(root) ? folder(slashes(root.relativize(here))) : "");
  }

  private static String folder(String path) {
    return path.isEmpty() || path.endsWith("/") ? path : path + "/";
  }

  private static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  /** Returns a path of the repository as the person would open it. */
  public String shown(String path) {
    return !here.isEmpty() && path.startsWith(here) ? path.substring(here.length()) : prefix + path;
  }

  /** Returns the path of the repository that is shown so. */
  public String inside(String shown) {
    return shown.startsWith(prefix) ? shown.substring(prefix.length()) : here + shown;
  }
}
