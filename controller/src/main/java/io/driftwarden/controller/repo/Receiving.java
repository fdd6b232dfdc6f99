package io.driftwarden.controller.repo;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides on each ref of a push, once its objects are stored and before any ref has moved. */
final class Receiving implements PreReceiveHook {
  private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);
  private static final String FOR = "refs/for/";
  private static final String OPTION = "change=";

  private final Hosted hosted;
  private final PushGate gate;
  private final Consumer<PushEvent> events;

  Receiving(Hosted hosted, PushGate gate, Consumer<PushEvent> events) {
    this.hosted = hosted;
    this.gate = gate;
    this.events = events;
  }

  @Override
  public void onPreReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
    for (ReceiveCommand command : commands) {
      if (command.getResult() == Result.NOT_ATTEMPTED) {
        decide(pack, command);
      }
    }
  }

  private void decide(ReceivePack pack, ReceiveCommand command) {
    String ref = command.getRefName();
    try {
      if (ref.startsWith(FOR)) {
        propose(pack, command);
      } else if (ref.equals(Constants.R_HEADS + Bare.DEFAULT_BRANCH)) {
        merge(command);
      } else if (ref.startsWith(Changes.HEADS)) {
        close(command);
      } else if (ref.startsWith(Constants.R_HEADS)) {
        events.accept(new PushEvent.Pushed(hosted.name(), branch(ref), command.getNewId().name()));
      } else if (!ref.startsWith(Constants.R_TAGS)) {
        refuse(command, "push to refs/for/%s to propose a change".formatted(Bare.DEFAULT_BRANCH));
      }
    } catch (IOException e) {
      refuse(command, "the server could not store it; push again");
    } catch (RepositoryException e) {
      refuse(command, e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("a push to {} met a bug of ours", hosted.name(), e);
      refuse(command, "the server met a bug of its own; its log says more");
    }
  }

  private void propose(ReceivePack pack, ReceiveCommand command) throws IOException {
    String branch = command.getRefName().substring(FOR.length());
    Optional<String> base = tip(branch);
    if (command.getType() == ReceiveCommand.Type.DELETE) {
      refuse(command, "nothing is stored under refs/for/; close a change by deleting its ref");
      return;
    }
    if (base.isEmpty()) {
      refuse(command, "there is no branch %s to propose a change for".formatted(branch));
      return;
    }
    String sha = command.getNewId().name();
    if (hosted.revisions().isAncestor(sha, base.get())) {
      refuse(command, "%s already has this commit".formatted(branch));
      return;
    }
    Optional<Change> stored = store(pack, command, branch);
    stored.ifPresent(change -> {
      command.setResult(Result.OK);
      announce(pack, change);
    });
  }

  private Optional<Change> store(ReceivePack pack, ReceiveCommand command, String branch)
      throws IOException {
    hosted.moving().lock();
    try {
      Optional<String> asked = option(pack);
      Optional<Change> continued =
          asked.isPresent()
              ? asked.flatMap(this::openChange).filter(change -> change.branch().equals(branch))
              : hosted.changes().continuedBy(command.getNewId().name(), branch);
      if (asked.isPresent() && continued.isEmpty()) {
        refuse(command, "there is no open change %s for %s".formatted(asked.get(), branch));
        return Optional.empty();
      }
      int number = continued.map(Change::number).orElseGet(hosted.changes()::nextNumber);
      Change change = change(number, command.getNewId().name(), branch);
      hosted.changes().store(change);
      return Optional.of(change);
    } finally {
      hosted.moving().unlock();
    }
  }

  private Change change(int number, String sha, String branch) {
    Revisions revisions = hosted.revisions();
    return new Change(
        number,
        revisions.subject(sha),
        revisions.author(sha),
        sha,
        branch,
        Change.State.OPEN,
        Optional.empty());
  }

  private void announce(ReceivePack pack, Change change) {
    say(
        pack,
        "Change %d: %s\nAfter an amend, update it with: git push -o change=%d origin HEAD:refs/for/%s\nJudging..."
            .formatted(change.number(), change.title(), change.number(), change.branch()));
    events.accept(new PushEvent.Proposed(hosted.name(), change));
    say(pack, judgement(change));
  }

  /** The change is stored by now, whatever becomes of its judgement. */
  private String judgement(Change change) {
    try {
      return gate.received(hosted.name(), change);
    } catch (RuntimeException e) {
      LOG.error("change {} of {} could not be judged", change.number(), hosted.name(), e);
      return "The gate could not judge it; the server's log says why.";
    }
  }

  private void merge(ReceiveCommand command) throws IOException {
    if (command.getType() == ReceiveCommand.Type.CREATE) {
      events.accept(
          new PushEvent.Pushed(
              hosted.name(), branch(command.getRefName()), command.getNewId().name()));
      return;
    }
    String sha = command.getNewId().name();
    String base = command.getOldId().name();
    Optional<Change> proposed = proposed(sha);
    Optional<String> refusal = refusal(command, proposed, base);
    if (refusal.isPresent() || proposed.isEmpty()) {
      refuse(command, refusal.orElse("no such change"));
      return;
    }
    Change merged = proposed.get().mergedAs(sha);
    hosted.moving().lock();
    try {
      hosted
          .changes()
          .store(
              merged,
              new ReceiveCommand(command.getOldId(), command.getNewId(), command.getRefName()));
    } finally {
      hosted.moving().unlock();
    }
    command.setResult(Result.OK);
    events.accept(new PushEvent.Merged(hosted.name(), merged));
  }

  private Optional<String> refusal(ReceiveCommand command, Optional<Change> proposed, String base) {
    String branch = branch(command.getRefName());
    if (command.getType() == ReceiveCommand.Type.DELETE) {
      return Optional.of("%s is the default branch and stays".formatted(branch));
    }
    if (proposed.isEmpty()) {
      return Optional.of(
          "%s takes only what the gate passed: push to refs/for/%s first"
              .formatted(branch, branch));
    }
    if (!hosted.revisions().isAncestor(base, proposed.get().head())) {
      return Optional.of(
          "%s has moved on: rebase, and push to refs/for/%s again".formatted(branch, branch));
    }
    return gate.refusal(hosted.name(), proposed.get(), base);
  }

  private Optional<Change> proposed(String sha) {
    return hosted.changes().open().stream()
        .filter(change -> change.head().equals(sha))
        .filter(change -> change.branch().equals(Bare.DEFAULT_BRANCH))
        .findFirst();
  }

  private void close(ReceiveCommand command) throws IOException {
    Optional<Change> change = openChange(command.getRefName().split("/")[2]);
    if (command.getType() != ReceiveCommand.Type.DELETE || change.isEmpty()) {
      refuse(command, "push to refs/for/%s to update a change".formatted(Bare.DEFAULT_BRANCH));
      return;
    }
    Change closed = change.get().closed();
    hosted.changes().store(closed);
    command.setResult(Result.OK);
    events.accept(new PushEvent.Closed(hosted.name(), closed));
  }

  private Optional<Change> openChange(String number) {
    return hosted.changes().open().stream()
        .filter(change -> String.valueOf(change.number()).equals(number))
        .findFirst();
  }

  private static Optional<String> option(ReceivePack pack) {
    List<String> options = pack.getPushOptions();
    return options == null
        ? Optional.empty()
        : options.stream()
            .filter(option -> option.startsWith(OPTION))
            .map(option -> option.substring(OPTION.length()))
            .findFirst();
  }

  private Optional<String> tip(String branch) throws IOException {
    Repository repository = hosted.repository();
    if (!Repository.isValidRefName(Constants.R_HEADS + branch)) {
      return Optional.empty();
    }
    Ref ref = repository.exactRef(Constants.R_HEADS + branch);
    return Optional.ofNullable(ref).map(Ref::getObjectId).map(ObjectId::name);
  }

  private static String branch(String ref) {
    return ref.substring(Constants.R_HEADS.length());
  }

  private static void refuse(ReceiveCommand command, String reason) {
    command.setResult(Result.REJECTED_OTHER_REASON, reason);
  }

  private static void say(ReceivePack pack, String text) {
    pack.sendMessage(text);
    try {
      pack.getMessageOutputStream().flush();
    } catch (IOException e) {
      // The person has gone; the change is stored and will be judged all the same.
      return;
    }
  }
}
