package io.driftwarden.controller.repo;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/** Fetches one commit of a remote repository, without its history, into a folder. */
public final class RemoteRevision implements AutoCloseable {
  private static final String WANTED = "refs/wanted";

  /** A part of a commit's id, of which the remote itself knows nothing. */
  private static final String ABBREVIATED = "[0-9a-f]{4,39}";

  private static final List<RefSpec> ALL =
      List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

  private final Remote remote;
  private final Repository repository;
  private final SizeLimit limit;

  private RemoteRevision(Remote remote, Path folder, long most) {
    this.remote = remote;
    this.repository = Bare.open(folder);
    this.limit = new SizeLimit(folder, most);
  }

  /**
   * Fetches a commit.
   *
   * @param revision a tag, a branch or a commit's id; empty for the default branch
   * @param folder empty or not there yet
   * @param most the most bytes that are taken
   * @throws RepositoryException if the remote can't be reached, refuses, has no such revision, or
   *     sends more
   */
  public static RemoteRevision fetch(Remote remote, String revision, Path folder, long most) {
    var fetched = new RemoteRevision(remote, folder, most);
    try {
      fetched.fetch(revision);
      return fetched;
    } catch (RuntimeException e) {
      fetched.close();
      throw e;
    }
  }

  private void fetch(String revision) {
    try {
      TimeLimit.within(remote.limit(), () -> into(revision));
    } catch (TimeoutException e) {
      throw Failures.tooSlow(remote);
    } catch (IOException e) {
      throw limit.isExceeded() ? tooLarge() : Failures.of(remote, e);
    }
  }

  private ObjectId into(String revision) throws IOException {
    if (ObjectId.isId(revision)) {
      return byId(revision);
    }
    Optional<String> source = revision.isEmpty() ? Optional.of(Constants.HEAD) : named(revision);
    if (source.isPresent()) {
      fetch(List.of(new RefSpec("+" + source.get() + ":" + WANTED)), 1);
      return commit();
    }
    if (revision.matches(ABBREVIATED)) {
      return fromAll(revision);
    }
    throw unknown(revision);
  }

  /** A remote need not give a commit by its id: then it is looked for among all that there are. */
  private ObjectId byId(String revision) throws IOException {
    try {
      fetch(List.of(new RefSpec(revision)), 1);
    } catch (TransportException e) {
      if (limit.isExceeded()) {
        throw e;
      }
    }
    return find(revision) ? commit() : fromAll(revision);
  }

  private ObjectId fromAll(String revision) throws IOException {
    fetch(ALL, 0);
    if (find(revision)) {
      return commit();
    }
    throw unknown(revision);
  }

  /** Looks for a commit among what was fetched, and notes it. */
  private boolean find(String revision) throws IOException {
    try {
      ObjectId found = repository.resolve(revision + "^{commit}");
      if (found == null) {
        return false;
      }
      RefUpdate update = repository.updateRef(WANTED);
      update.setNewObjectId(found);
      update.forceUpdate();
      return true;
    } catch (MissingObjectException | AmbiguousObjectException e) {
      return false;
    }
  }

  private RepositoryException unknown(String revision) {
    return new RepositoryException(
        Reason.UNKNOWN_REVISION, "%s has no branch, tag or commit %s.".formatted(remote, revision));
  }

  /** A tag comes before a branch of the same name, as for {@code git checkout}. */
  private Optional<String> named(String revision) throws IOException {
    try (Transport transport = remote.open(repository);
        FetchConnection connection = transport.openFetch()) {
      return Stream.of(Constants.R_TAGS + revision, Constants.R_HEADS + revision, revision)
          .flatMap(name -> Stream.ofNullable(connection.getRef(name)))
          .map(Ref::getName)
          .findFirst();
    }
  }

  private void fetch(List<RefSpec> wanted, int depth) throws IOException {
    try (Transport transport = remote.open(repository)) {
      if (depth > 0) {
        transport.setDepth(depth);
      }
      transport.fetch(limit, wanted);
    }
  }

  private ObjectId commit() throws IOException {
    return Optional.ofNullable(repository.resolve(WANTED + "^{commit}"))
        .orElseThrow(() -> new IOException("what came is no commit"));
  }

  private RepositoryException tooLarge() {
    return new RepositoryException(
        Reason.NOT_ALLOWED, "%s has more than %d MB.".formatted(remote, limit.most() >> 20));
  }

  /** Returns the commit's id. */
  public String id() {
    try {
      return commit().name();
    } catch (IOException e) {
      throw Failures.damaged(WANTED, e);
    }
  }

  /** Returns the commit's files. */
  public GitTree tree() {
    return new Revisions(repository).tree(id());
  }

  @Override
  public void close() {
    repository.close();
  }
}
