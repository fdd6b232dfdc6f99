package io.driftwarden.controller.repo;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The repository that a folder on disk is part of; it is only read. */
public final class LocalRepository implements AutoCloseable {
  private final Repository repository;
  private final String path;

  private LocalRepository(Repository repository, String path) {
    this.repository = repository;
    this.path = path;
  }

  /**
   * Opens the repository that a folder is the work tree of, or lies in.
   *
   * @throws RepositoryException if what looks like one can't be read
   */
  public static Optional<LocalRepository> enclosing(Path folder) {
    Isolation.enforce();
    Path real = real(folder);
    var builder = new FileRepositoryBuilder().findGitDir(real.toFile());
    File found = builder.getGitDir();
    if (found == null) {
      return Optional.empty();
    }
    try {
      Repository repository = builder.setMustExist(true).build();
      return Optional.of(new LocalRepository(repository, within(repository, real)));
    } catch (IOException | IllegalArgumentException e) {
      throw new RepositoryException(
          Reason.DAMAGED,
          "The git repository around %s can't be read: its format is damaged or not supported."
              .formatted(folder));
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new RepositoryException(Reason.NOT_FOUND, "There is no folder %s.".formatted(folder));
    }
  }

  private static String within(Repository repository, Path folder) throws IOException {
    if (repository.isBare()) {
      return "";
    }
    Path root = repository.getWorkTree().toPath().toRealPath();
    return folder.startsWith(root)
        ? root.relativize(folder).toString().replace(File.separatorChar, '/')
        : "";
  }

  /** Returns the path of the folder in the repository; empty for its root. */
  public String path() {
    return path;
  }

  public Revisions revisions() {
    return new Revisions(repository);
  }

  /**
   * Returns the folder as it is at a revision, rooted at the folder; empty where the revision
   * doesn't have it.
   *
   * @throws RepositoryException if there is no such revision
   */
  public Tree at(String revision) {
    String sha =
        revisions()
            .resolve(revision)
            .orElseThrow(() ->
                new RepositoryException(
                    Reason.UNKNOWN_REVISION,
                    "The repository has no revision %s. Fetch it, or name another."
                        .formatted(revision)));
    return revisions().tree(sha).entry(path).flatMap(this::directory).orElse(new MapTree(Map.of()));
  }

  private Optional<Tree> directory(Entry entry) {
    return entry instanceof Entry.Directory folder
        ? Optional.of(new GitTree(repository, ObjectId.fromString(folder.id())))
        : Optional.empty();
  }

  @Override
  public void close() {
    repository.close();
  }
}
