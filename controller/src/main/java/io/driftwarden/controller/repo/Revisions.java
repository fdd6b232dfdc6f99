package io.driftwarden.controller.repo;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.RecursiveMerger;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;

/**
 * The commits of one repository. Commits are named by their full object id in hex, but for {@link
 * #resolve}. Safe for several threads; all methods throw {@link RepositoryException} where what is
 * stored can't be read.
 */
public final class Revisions {
  private final Repository repository;

  Revisions(Repository repository) {
    this.repository = repository;
  }

  /**
   * Returns the commit that a revision names, as git reads one: a ref, a branch, {@code HEAD~2}, an
   * abbreviated id. {@code @{upstream}} names nothing here: JGit takes a branch without one for its
   * own upstream, and whoever compares the two would find nothing new.
   */
  public Optional<String> resolve(String revision) {
    if (revision.contains("@{upstream}")) {
      return Optional.empty();
    }
    String name = revision.equals("@") ? Constants.HEAD : revision;
    try {
      return Optional.ofNullable(repository.resolve(name + "^{commit}")).map(ObjectId::name);
    } catch (AmbiguousObjectException e) {
      throw new RepositoryException(
          Reason.UNKNOWN_REVISION,
          "%s is the beginning of several ids. Give more of it.".formatted(revision));
    } catch (MissingObjectException | IncorrectObjectTypeException | RevisionSyntaxException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failures.damaged(revision, e);
    }
  }

  /** Returns the files of a commit. */
  public GitTree tree(String sha) {
    return new GitTree(repository, ObjectId.fromString(treeId(sha)));
  }

  /** Returns git's object id of a commit's root tree. */
  public String treeId(String sha) {
    return walk(sha, walk -> commit(walk, sha).getTree().name());
  }

  /** Returns the first line of a commit's message. */
  public String subject(String sha) {
    return walk(sha, walk -> commit(walk, sha).getShortMessage());
  }

  /** Returns the name of a commit's author, as the commit has it. */
  public String author(String sha) {
    return walk(sha, walk -> commit(walk, sha).getAuthorIdent().getName());
  }

  /** Reports whether one commit is the other or is among what led to it. */
  public boolean isAncestor(String ancestor, String of) {
    return walk(of, walk -> walk.isMergedInto(commit(walk, ancestor), commit(walk, of)));
  }

  /**
   * Returns what merging {@code head} into {@code base} would give. Objects of the merged tree are
   * added to the repository; no ref is moved. Renames are not followed, so what git itself would
   * merge by one may be a conflict here.
   */
  public Merge merge(String base, String head) {
    try (ObjectInserter inserter = repository.newObjectInserter();
        RevWalk walk = new RevWalk(repository)) {
      RecursiveMerger merger =
          (RecursiveMerger) MergeStrategy.RECURSIVE.newMerger(repository, true);
      merger.setObjectInserter(inserter);
      if (!merger.merge(commit(walk, base), commit(walk, head))) {
        return conflict(merger);
      }
      inserter.flush();
      ObjectId tree = merger.getResultTreeId().copy();
      return new Merge.Merged(tree.name(), new GitTree(repository, tree));
    } catch (IOException e) {
      throw Failures.damaged(head, e);
    }
  }

  private static Merge conflict(ResolveMerger merger) {
    var paths = new TreeSet<>(merger.getUnmergedPaths());
    if (merger.getFailingPaths() != null) {
      paths.addAll(merger.getFailingPaths().keySet());
    }
    return new Merge.Conflict(List.copyOf(paths));
  }

  /**
   * Reports whether a merge put exactly the commits from {@code base} to {@code head} onto {@code
   * base}: whether {@code base} is reached from {@code landed} by first parents within as many
   * steps as there are commits. True of a merge commit, a squashed one, a fast-forward and rebased
   * ones; false when the branch had moved on. Compare tree ids too: a rebase that drops a commit
   * leaves room for another one.
   */
  public boolean landsOn(String landed, String base, String head) {
    return walk(
        landed,
        walk -> {
          int steps = RevWalkUtils.count(walk, commit(walk, head), commit(walk, base));
          walk.reset();
          RevCommit at = commit(walk, landed);
          for (int step = 0; step < steps && at.getParentCount() > 0; step++) {
            at = walk.parseCommit(at.getParent(0));
            if (at.name().equals(base)) {
              return true;
            }
          }
          return false;
        });
  }

  private RevCommit commit(RevWalk walk, String sha) throws IOException {
    try {
      return walk.parseCommit(ObjectId.fromString(sha));
    } catch (MissingObjectException | IncorrectObjectTypeException | IllegalArgumentException e) {
      throw new RepositoryException(
          Reason.UNKNOWN_REVISION, "The repository has no commit %s.".formatted(sha));
    }
  }

  private <T> T walk(String sha, Question<T> question) {
    try (RevWalk walk = new RevWalk(repository)) {
      return question.ask(walk);
    } catch (IOException e) {
      throw Failures.damaged(sha, e);
    }
  }

  private interface Question<T> {
    T ask(RevWalk walk) throws IOException;
  }
}
