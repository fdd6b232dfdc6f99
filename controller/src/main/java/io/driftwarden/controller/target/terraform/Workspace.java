package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.TargetException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** A folder's name: its owner's process id, and when that began, in milliseconds. */
  private static final Pattern NAME = Pattern.compile("w([0-9]{1,9})-([0-9]{1,15})-.*");

  /** Two processes read the beginning of a third by clocks that may have been set in between. */
  private static final Duration CLOCKS = Duration.ofSeconds(5);

  private final Path folder;

  private Workspace(Path folder) {
    this.folder = folder;
  }

  /** Makes one. */
  static Workspace in(Path folder) {
    try {
      // Only its owner may look into a temporary directory.
      Workspace made =
          new Workspace(
              Files.createTempDirectory(
                  Files.createDirectories(folder), beginning(ProcessHandle.current())));
      for (Path part : List.of(made.home(), made.tree())) {
        Files.createDirectory(part);
      }
      Files.createSymbolicLink(made.link(), Files.createTempDirectory("dw"));
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
  private boolean isOwned() {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches()
        && ProcessHandle.of(Long.parseLong(name.group(1)))
            .map(process -> Math.abs(begun(process) - Long.parseLong(name.group(2))))
            .filter(difference -> difference < CLOCKS.toMillis())
            .isPresent();
  }

  /** Returns how the names of a process's folders begin. In a name it is there from the first. */
  private static String beginning(ProcessHandle process) {
    return "w%d-%d-".formatted(process.pid(), begun(process));
  }

  /** A process is known by its id and its beginning, since ids come back. */
  private static long begun(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
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
