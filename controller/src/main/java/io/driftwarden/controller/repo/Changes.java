package io.driftwarden.controller.repo;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/**
 * The changes of one repository: a ref {@code refs/changes/N/head} for the newest commit, and a
 * note in git's configuration syntax for the rest. Both move in one atomic update.
 */
public final class Changes {
  static final String HEADS = "refs/changes/";
  private static final Pattern HEAD = Pattern.compile(HEADS + "([1-9][0-9]{0,8})/head");
  private static final String SECTION = "change";

  private final Repository repository;
  private final Notes notes;

  Changes(Repository repository, Notes notes) {
    this.repository = repository;
    this.notes = notes;
  }

  /** Returns all changes, by number. */
  public List<Change> all() {
    return numbers().sorted().flatMap(number -> find(number).stream()).toList();
  }

  /** Returns the open changes, by number. */
  public List<Change> open() {
    return all().stream().filter(change -> change.state() == Change.State.OPEN).toList();
  }

  /** Returns a change by its number. */
  public Optional<Change> find(int number) {
    return notes.read(note(number)).map(text -> parse(number, text));
  }

  /** Returns the open change that a new commit continues: the newest whose head led to it. */
  Optional<Change> continuedBy(String sha, String branch) {
    var revisions = new Revisions(repository);
    return open().stream()
        .filter(change -> change.branch().equals(branch))
        .filter(change -> revisions.isAncestor(change.head(), sha))
        .max(Comparator.comparingInt(Change::number));
  }

  int nextNumber() {
    return numbers().mapToInt(number -> number).max().orElse(0) + 1;
  }

  /** Stores a change with its head, and moves other refs with them or not at all. */
  void store(Change change, ReceiveCommand... along) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      BatchRefUpdate batch = repository.getRefDatabase().newBatchUpdate();
      batch.setAtomic(true).setAllowNonFastForwards(true).disableRefLog();
      batch.addCommand(along);
      batch.addCommand(move(change.ref(), ObjectId.fromString(change.head())));
      batch.addCommand(
          move(Notes.REFS + note(change.number()), Notes.store(repository, print(change))));
      batch.execute(walk, NullProgressMonitor.INSTANCE);
      for (ReceiveCommand command : batch.getCommands()) {
        if (command.getResult() != ReceiveCommand.Result.OK) {
          throw new IOException("%s: %s".formatted(command.getRefName(), command.getResult()));
        }
      }
    }
  }

  private ReceiveCommand move(String name, ObjectId to) throws IOException {
    Ref now = repository.exactRef(name);
    return new ReceiveCommand(now == null ? ObjectId.zeroId() : now.getObjectId(), to, name);
  }

  private Stream<Integer> numbers() {
    try {
      return repository.getRefDatabase().getRefsByPrefix(HEADS).stream()
          .map(ref -> HEAD.matcher(ref.getName()))
          .filter(Matcher::matches)
          .map(head -> Integer.valueOf(head.group(1)));
    } catch (IOException e) {
      throw Failures.damaged(HEADS, e);
    }
  }

  private static String note(int number) {
    return "changes/" + number;
  }

  private static String print(Change change) {
    var text = new Config();
    text.setString(SECTION, null, "title", change.title());
    text.setString(SECTION, null, "author", change.author());
    text.setString(SECTION, null, "head", change.head());
    text.setString(SECTION, null, "branch", change.branch());
    text.setString(SECTION, null, "state", change.state().name().toLowerCase(Locale.ROOT));
    change.merged().ifPresent(merged -> text.setString(SECTION, null, "merged", merged));
    return text.toText();
  }

  private static Change parse(int number, String text) {
    var values = new Config();
    try {
      values.fromText(text);
      return change(number, values);
    } catch (ConfigInvalidException | NoSuchElementException | IllegalArgumentException e) {
      throw Failures.damaged(note(number), e);
    }
  }

  private static Change change(int number, Config values) {
    return new Change(
        number,
        value(values, "title").orElse(""),
        value(values, "author").orElse(""),
        value(values, "head").orElseThrow(),
        value(values, "branch").orElseThrow(),
        Change.State.valueOf(value(values, "state").orElseThrow().toUpperCase(Locale.ROOT)),
        value(values, "merged"));
  }

  private static Optional<String> value(Config values, String name) {
    return Optional.ofNullable(values.getString(SECTION, null, name));
  }
}
