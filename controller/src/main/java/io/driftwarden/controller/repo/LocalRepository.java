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
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;

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

  /**
   * Returns the paths below the folder, from it, that git ignores and does not track: build outputs
   * and the like, which no revision has. A folder that is ignored itself has none.
   */
  public Set<String> ignored() {
    if (repository.isBare()) {
      return Set.of();
    }
    try (TreeWalk walk = new TreeWalk(repository)) {
      var files = new FileTreeIterator(repository);
      walk.addTree(files);
      files.setDirCacheIterator(
          walk, walk.addTree(new DirCacheIterator(repository.readDirCache())));
      if (!path.isEmpty()) {
        walk.setFilter(PathFilter.create(path));
      }
      return ignored(walk);
    } catch (IOException e) {
      throw Failures.damaged(path, e);
    }
  }

  private Set<String> ignored(TreeWalk walk) throws IOException {
    String prefix = path.isEmpty() ? "" : path + "/";
    Set<String> ignored = new TreeSet<>();
    while (walk.next()) {
      boolean known = walk.getTree(1, DirCacheIterator.class) != null;
      WorkingTreeIterator found = walk.getTree(0, WorkingTreeIterator.class);
      if (!known && found != null && found.isEntryIgnored()) {
        String at = walk.getPathString();
        if (!at.startsWith(prefix)) {
          return Set.of();
        }
        ignored.add(at.substring(prefix.length()));
      } else if (walk.isSubtree()) {
        walk.enterSubtree();
      }
    }
    return ignored;
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
