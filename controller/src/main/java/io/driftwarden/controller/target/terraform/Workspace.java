package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.TargetException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for one piece of work, that only the server's user may read: the child's home and
 * temporary files, a copy of the repository, and the plan. It is gone afterwards.
 */
final class Workspace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** Makes one. */
  static Workspace in(Path folder) {
    try {
      // Only its owner may look into a temporary directory.
      Workspace made =
          new Workspace(Files.createTempDirectory(Files.createDirectories(folder), "w"));
      for (Path part : List.of(made.home(), made.tree())) {
        Files.createDirectory(part);
      }
      Files.createSymbolicLink(made.link(), Files.createTempDirectory("dw"));
      Files.writeString(made.owner(), told(ProcessHandle.current()));
      return made;
    } catch (IOException e) {
      throw new TargetException("no work folder can be made under the data directory");
    }
  }

  /** Removes what a server that was killed has left, with the processes that it left there. */
  static void sweep(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      for (Path path : left.toList()) {
        Workspace found = new Workspace(path);
        if (!found.isOwned()) {
          Kin.killStrays(found.home());
          found.close();
        }
      }
    } catch (IOException e) {
      throw new TargetException("the work folders under the data directory can't be read");
    }
  }

  /** Another process on the same data directory, such as a command beside the server, may work. */
  private boolean isOwned() throws IOException {
    if (!Files.isRegularFile(owner())) {
      return false;
    }
    String told = Files.readString(owner());
    if (told.indexOf(' ') < 1) {
      return false;
    }
    long pid = Long.parseLong(told.substring(0, told.indexOf(' ')));
    return ProcessHandle.of(pid).filter(process -> told(process).equals(told)).isPresent();
  }

  /** A process is known by its id and its beginning, since ids come back. */
  private static String told(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Instant::toString).orElse("");
  }

  private Path owner() {
    return folder.resolve("owner");
  }

  Path home() {
    return folder.resolve("home");
  }

  /**
   * Returns a directory for temporary files. It lies where the system has such directories:
   * providers make sockets in it, whose paths have at most 107 characters.
   */
  Path temporary() {
    try {
      return Files.readSymbolicLink(link());
    } catch (IOException e) {
      throw new TargetException("the work folder can't be read");
    }
  }

  /** By it a directory of temporary files is found again after a kill. */
  private Path link() {
    return folder.resolve("tmp");
  }

  /** Returns the root of the copy of the repository. */
  Path tree() {
    return folder.resolve("tree");
  }

  /** Returns where a plan is saved. */
  Path plan() {
    return folder.resolve("plan");
  }

  /** Removes it. How the work ended counts more than what can't be removed: that is swept later. */
  @Override
  public void close() {
    try {
      if (Files.isSymbolicLink(link()) && Files.isDirectory(link())) {
        Files.walkFileTree(temporary(), new Removal());
      }
      Files.walkFileTree(folder, new Removal());
    } catch (IOException e) {
      LOG.warn("a work folder can't be removed now: {}", folder);
    }
  }

  /** Links are removed and never followed. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
