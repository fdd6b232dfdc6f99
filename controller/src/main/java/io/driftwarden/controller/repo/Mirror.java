package io.driftwarden.controller.repo;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;

/**
 * A bare copy of a remote repository's branches, tags and proposed changes: {@code refs/heads/*},
 * {@code refs/tags/*}, {@code refs/pull/N/head} and {@code refs/changes/N/head}, under the names
 * that the remote gives them.
 */
public final class Mirror implements AutoCloseable {
  private static final List<RefSpec> MIRRORED =
      List.of(
          new RefSpec("+refs/heads/*:refs/heads/*"),
          new RefSpec("+refs/tags/*:refs/tags/*"),
          new RefSpec("+refs/pull/*/head:refs/pull/*/head"),
          new RefSpec("+refs/changes/*/head:refs/changes/*/head"));

  private static final Set<RefUpdate.Result> WRITTEN =
      EnumSet.of(
          RefUpdate.Result.NEW,
          RefUpdate.Result.FAST_FORWARD,
          RefUpdate.Result.FORCED,
          RefUpdate.Result.NO_CHANGE);

  private final Repository repository;
  private final Remote remote;
  private final ReentrantLock fetching = new ReentrantLock();

  private Mirror(Repository repository, Remote remote) {
    this.repository = repository;
    this.remote = remote;
  }

  /** Opens the mirror in a folder, which is made where it is missing; nothing is fetched yet. */
  public static Mirror open(Path folder, Remote remote) {
    return new Mirror(Bare.open(folder), remote);
  }

  /**
   * Brings the mirror up to date with the remote; what is gone there goes here. Calls at the same
   * time wait for each other.
   *
   * @throws RepositoryException if the remote can't be reached, refuses, or has no commit yet
   */
  public void fetch() {
    fetching.lock();
    try {
      TimeLimit.within(remote.limit(), this::update);
    } catch (TimeoutException e) {
      throw Failures.tooSlow(remote);
    } catch (IOException e) {
      throw explain(e);
    } finally {
      fetching.unlock();
    }
  }

  /** Returns the remote's default branch as the last fetch found it, without refs/heads/. */
  public String defaultBranch() {
    try {
      return Repository.shortenRefName(repository.getFullBranch());
    } catch (IOException e) {
      throw Failures.damaged(Constants.HEAD, e);
    }
  }

  /** Returns the commits that have been fetched. */
  public Revisions revisions() {
    return new Revisions(repository);
  }

  private Ref update() throws IOException {
    FetchResult result = transfer();
    if (removeStale(result)) {
      result = transfer();
    }
    Optional<TrackingRefUpdate> failed = failures(result).findFirst();
    if (failed.isPresent()) {
      throw Failures.damaged(failed.get().getLocalName(), new IOException("not written"));
    }
    return followHead(result.getAdvertisedRef(Constants.HEAD));
  }

  private FetchResult transfer() throws IOException {
    try (Transport transport = open()) {
      // HEAD is asked for by name: only then does the remote say which branch it stands for.
      var wanted = new ArrayList<>(MIRRORED);
      wanted.add(new RefSpec(Constants.HEAD));
      return transport.fetch(new TimeLimit.Interruptible(), wanted);
    }
  }

  /** JGit can't remove {@code a/b} and write {@code a} in one go, and does neither. */
  private boolean removeStale(FetchResult result) throws IOException {
    List<TrackingRefUpdate> failed = failures(result).toList();
    for (TrackingRefUpdate update : failed) {
      if (update.getNewObjectId().equals(ObjectId.zeroId())) {
        RefUpdate removal = repository.updateRef(update.getLocalName());
        removal.setForceUpdate(true);
        removal.delete();
      }
    }
    return !failed.isEmpty();
  }

  private static Stream<TrackingRefUpdate> failures(FetchResult result) {
    return result.getTrackingRefUpdates().stream()
        .filter(update -> !WRITTEN.contains(update.getResult()));
  }

  private RepositoryException explain(IOException failure) {
    RepositoryException explained = Failures.of(remote, failure);
    boolean unclear = explained.reason() == Reason.UNREACHABLE;
    return unclear && failure instanceof TransportException && isEmpty() ? empty() : explained;
  }

  /** A remote that lists no HEAD has no commit on its default branch. */
  private boolean isEmpty() {
    try {
      return TimeLimit.within(remote.limit(), this::listsNoHead);
    } catch (IOException | TimeoutException e) {
      return false;
    }
  }

  private boolean listsNoHead() throws IOException {
    try (Transport transport = open();
        var connection = transport.openFetch()) {
      return connection.getRef(Constants.HEAD) == null;
    }
  }

  private RepositoryException empty() {
    return new RepositoryException(
        Reason.EMPTY,
        "%s has no commit on its default branch yet. Push one first.".formatted(remote));
  }

  private Transport open() throws IOException {
    Transport transport = remote.open(repository);
    transport.setRemoveDeletedRefs(true);
    return transport;
  }

  private Ref followHead(Ref head) throws IOException {
    if (!head.isSymbolic()) {
      throw empty();
    }
    repository.updateRef(Constants.HEAD).link(head.getTarget().getName());
    return head;
  }

  @Override
  public void close() {
    repository.close();
  }
}
