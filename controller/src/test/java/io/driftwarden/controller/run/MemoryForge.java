package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.Approval;
import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.Forge;
import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A forge that keeps all in memory, counts what it is told, and fails when asked to. */
final class MemoryForge implements Forge {
  private final Map<Integer, PullRequest> pulls = new LinkedHashMap<>();
  private final Map<Integer, Map<String, String>> comments = new LinkedHashMap<>();
  private final Map<Integer, List<Approval>> approvals = new LinkedHashMap<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final Set<String> writers = new HashSet<>();
  private final List<String> statuses = new ArrayList<>();
  private int commentCalls;
  private Runnable beforeTold = () -> {};
  private Runnable afterTold = () -> {};
  private Optional<ForgeException> failing = Optional.empty();

  synchronized void put(PullRequest pull) {
    pulls.put(pull.number(), pull);
  }

  synchronized void merged(int number, String commit) {
    PullRequest open = Optional.ofNullable(pulls.get(number)).orElseThrow();
    put(
        new PullRequest(
            number,
            open.title(),
            open.author(),
            open.head(),
            open.headRef(),
            open.fork(),
            open.baseBranch(),
            PullRequest.State.MERGED,
            Optional.of(commit)));
  }

  /** Lets a pull request's commits come from elsewhere. */
  synchronized void fork(int number) {
    PullRequest own = Optional.ofNullable(pulls.get(number)).orElseThrow();
    put(
        new PullRequest(
            number,
            own.title(),
            own.author(),
            own.head(),
            own.headRef(),
            true,
            own.baseBranch(),
            own.state(),
            own.mergeCommit()));
  }

  synchronized void fail(Category category, String message) {
    failing = Optional.of(new ForgeException(category, message));
  }

  synchronized void recover() {
    failing = Optional.empty();
  }

  /** Does something around each status and comment; it may throw. */
  synchronized void around(Runnable before, Runnable after) {
    beforeTold = before;
    afterTold = after;
  }

  private void refuse() {
    failing.ifPresent(failure -> {
      throw failure;
    });
  }

  @Override
  public synchronized List<PullRequest> openPullRequests() {
    refuse();
    return pulls.values().stream().filter(pull -> pull.state() == PullRequest.State.OPEN).toList();
  }

  @Override
  public synchronized List<PullRequest> lastClosedPullRequests() {
    refuse();
    return pulls.values().stream().filter(pull -> pull.state() != PullRequest.State.OPEN).toList();
  }

  @Override
  public synchronized PullRequest pullRequest(int number) {
    refuse();
    return Optional.ofNullable(pulls.get(number))
        .orElseThrow(() -> new ForgeException(Category.TRANSIENT, "not there"));
  }

  synchronized void approve(int number, String user, String head) {
    approvals.computeIfAbsent(number, _ -> new ArrayList<>()).add(new Approval(user, head));
  }

  synchronized void say(Remark remark) {
    remarks.add(remark);
  }

  synchronized void let(String login) {
    writers.add(login);
  }

  @Override
  public synchronized List<Approval> approvals(int number) {
    refuse();
    return List.copyOf(approvals.getOrDefault(number, List.of()));
  }

  @Override
  public synchronized boolean mayWrite(String login) {
    refuse();
    return writers.contains(login);
  }

  @Override
  public synchronized List<Remark> remarksSince(Instant since) {
    refuse();
    return remarks.stream().filter(remark -> !remark.at().isBefore(since)).toList();
  }

  @Override
  public synchronized void setStatus(String sha, CommitStatus status) {
    refuse();
    beforeTold.run();
    statuses.add("%s %s %s".formatted(sha, status.context(), status.state()));
    afterTold.run();
  }

  @Override
  public synchronized void upsertComment(int number, String marker, String body) {
    refuse();
    beforeTold.run();
    commentCalls++;
    comments.computeIfAbsent(number, _ -> new LinkedHashMap<>()).put(marker, body);
    afterTold.run();
  }

  synchronized List<String> comments(int number) {
    return List.copyOf(comments.getOrDefault(number, Map.of()).values());
  }

  synchronized int commentCalls() {
    return commentCalls;
  }

  /** Returns the states that were ever shown on a commit, with their contexts. */
  synchronized List<String> statuses(String sha) {
    return statuses.stream()
        .filter(status -> status.startsWith(sha))
        .map(status -> status.substring(sha.length() + 1))
        .toList();
  }
}
