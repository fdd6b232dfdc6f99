package io.driftwarden.controller.repo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Ends a transfer that writes too much into a folder, or whose thread is interrupted. */
final class SizeLimit extends EmptyProgressMonitor {
  private static final int PATIENCE = 100;

  private final Path folder;
  private final long most;
  private int asked;
  private boolean exceeded;

  SizeLimit(Path folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  long most() {
    return most;
  }

  boolean isExceeded() {
    return exceeded;
  }

  /** JGit asks after each object, so that most questions need no look at the disk. */
  @Override
  public boolean isCancelled() {
    if (asked++ % PATIENCE == 0) {
      exceeded |= size() > most;
    }
    return exceeded || Thread.currentThread().isInterrupted();
  }

  private long size() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }
}
