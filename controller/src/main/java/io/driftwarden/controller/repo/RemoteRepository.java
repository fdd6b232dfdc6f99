package io.driftwarden.controller.repo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A remote repository as it is now, in a mirror that is gone when this is closed. */
public final class RemoteRepository implements AutoCloseable {
  private final Path folder;
  private final Mirror mirror;

  private RemoteRepository(Path folder, Mirror mirror) {
    this.folder = folder;
    this.mirror = mirror;
  }

  /**
   * Fetches a remote repository.
   *
   * @throws RepositoryException if it can't be reached, refuses, or has no commit yet
   */
  public static RemoteRepository fetch(Remote remote) {
    Path folder = temporaryFolder();
    var fetched = new RemoteRepository(folder, Mirror.open(folder.resolve("mirror.git"), remote));
    try {
      fetched.mirror.fetch();
      return fetched;
    } catch (RuntimeException e) {
      fetched.close();
      throw e;
    }
  }

  public Revisions revisions() {
    return mirror.revisions();
  }

  /** Returns the newest commit of the default branch. */
  public String head() {
    return revisions()
        .resolve("refs/heads/" + mirror.defaultBranch())
        .orElseThrow(() -> new IllegalStateException("the default branch was just fetched"));
  }

  @Override
  public void close() {
    mirror.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("driftwarden-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
