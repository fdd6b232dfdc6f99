package io.driftwarden.controller.view;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.repo.Merge;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.controller.report.TreeSources;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.DriftStand;
import io.driftwarden.controller.store.Ledger;
import io.driftwarden.controller.store.Ledger.JudgedRun;
import io.driftwarden.controller.store.PullEntry;
import io.driftwarden.controller.store.Run;
import io.driftwarden.controller.store.Store;
import io.driftwarden.controller.store.Transaction;
import io.driftwarden.controller.view.PullView.Awaited;
import io.driftwarden.controller.view.RepositoryView.Deployed;
import io.driftwarden.controller.view.RepositoryView.StackLine;
import io.driftwarden.controller.view.RunView.Found;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.render.Stack;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the server knows. What is asked for by a name that nobody has is empty. */
public final class Overview {
  private final Store store;
  private final Served served;
  private final Stacks stacks;
  private final Progress progress;

  /**
   * What is served.
   *
   * @param places which stacks are applied where
   */
  public record Served(List<Sight> repositories, List<Apply.Place> places) {
    public Served {
      repositories = List.copyOf(repositories);
      places = List.copyOf(places);
    }
  }

  public Overview(Store store, Served served, Gate gate, Progress progress) {
    this.store = store;
    this.served = served;
    this.stacks = new Stacks(gate, served.places());
    this.progress = progress;
  }

  private <T> T read(Function<Ledger, T> question) {
    return store.in(tx -> question.apply(tx.ledger()));
  }

  private Optional<Sight> sight(String name) {
    return served.repositories().stream().filter(sight -> sight.name().equals(name)).findFirst();
  }

  public Home home() {
    return read(ledger -> {
      List<DriftStand> drift = ledger.drift();
      return new Home(
          served.repositories().stream()
              .map(sight ->
                  new Home.Line(
                      sight.name(), ledger.open(sight.name()), ofRepository(drift, sight.name())))
              .toList(),
          progress.on(subject -> true),
          ledger.waiting());
    });
  }

  private static List<DriftStand> ofRepository(List<DriftStand> drift, String name) {
    return drift.stream().filter(stand -> stand.place().repository().equals(name)).toList();
  }

  /**
   * Returns a repository.
   *
   * @param pulls which page of its pull requests
   * @param stackPage which page of its stacks
   */
  public Optional<RepositoryView> repository(String name, int pulls, int stackPage) {
    return sight(name)
        .map(sight ->
            new RepositoryView(
                name,
                Paged.read(pulls, (from, most) -> read(ledger -> ledger.pulls(name, from, most))),
                Paged.of(stackPage, lines(sight)),
                progress.on(subject -> subject.repository().equals(name))));
  }

  private List<StackLine> lines(Sight sight) {
    List<Stack> found = stacks.of(sight);
    List<Deployed> deployed = deployed(sight.name());
    TreeSet<String> paths = new TreeSet<>();
    found.forEach(stack -> paths.add(stack.toString()));
    deployed.forEach(place -> paths.add(place.place().stack()));
    return paths.stream().map(path -> line(path, found, deployed)).toList();
  }

  private List<Deployed> deployed(String repository) {
    List<DriftStand> drift = read(Ledger::drift);
    return served.places().stream()
        .filter(place -> place.repository().equals(repository))
        .map(place ->
            new Deployed(
                place, drift.stream().filter(stand -> stand.place().equals(place)).findFirst()))
        .toList();
  }

  private static StackLine line(String path, List<Stack> found, List<Deployed> deployed) {
    return new StackLine(
        path,
        found.stream()
            .filter(stack -> stack.toString().equals(path))
            .map(stack -> stack.kind().name().toLowerCase(Locale.ROOT))
            .reduce((one, other) -> one + ", " + other),
        deployed.stream().filter(place -> place.place().stack().equals(path)).toList());
  }

  public Optional<PullView> pull(String repository, int number) {
    return sight(repository)
        .flatMap(sight ->
            store.in(tx ->
                tx.ledger()
                    .pull(repository, number)
                    .or(() -> unread(repository, number))
                    .map(pull -> pull(repository, pull, tx))));
  }

  /** What is looked into for the first time is not stored yet. */
  private Optional<PullEntry> unread(String repository, int number) {
    return progress.on(subject -> subject.concerns(repository, number)).stream()
        .findFirst()
        .map(going ->
            new PullEntry(number, "", "", "", "", PullRequest.State.OPEN, Optional.empty()));
  }

  private PullView pull(String repository, PullEntry pull, Transaction tx) {
    int number = pull.number();
    return new PullView(
        repository,
        pull,
        tx.ledger().runs(repository, number),
        tx.plans().of(repository, number),
        tx.ledger().applies(repository, number),
        tx.applications().waiting(repository, number).entrySet().stream()
            .map(entry -> new Awaited(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(Awaited::toString))
            .toList(),
        progress.on(subject -> subject.concerns(repository, number)));
  }

  /**
   * Returns a run.
   *
   * @param page which page of its findings
   */
  public Optional<RunView> run(String id, int page) {
    return read(ledger -> ledger.run(id))
        .flatMap(judged ->
            sight(judged.run().change().repository()).map(sight -> run(judged, sight, page)));
  }

  private static RunView run(JudgedRun judged, Sight sight, int page) {
    Paged<Verdict.Judged> findings = Paged.of(page, judged.run().verdict().findings());
    Sources sources =
        findings.items().isEmpty() ? Sources.NONE : sources(sight, judged.run().change());
    List<Found> found =
        findings.items().stream()
            .map(one -> new Found(one, SourceLines.at(one.finding().place(), sources)))
            .toList();
    return new RunView(judged, new Paged<>(found, findings.page(), findings.more()));
  }

  /** What was judged is the merge, which no commit holds. */
  private static Sources sources(Sight sight, Run.Change change) {
    try {
      return sight.revisions().get().merge(change.base(), change.head())
              instanceof Merge.Merged merged
          ? new TreeSources(merged.tree(), "")
          : Sources.NONE;
    } catch (RepositoryException e) {
      return Sources.NONE;
    }
  }

  /**
   * Returns a stack at its target.
   *
   * @param page which page of its history
   */
  public Optional<StackView> stack(Apply.Place place, int page) {
    return Stream.of(place)
        .filter(served.places()::contains)
        .findFirst()
        .map(known -> stack(page, known));
  }

  private StackView stack(int page, Apply.Place place) {
    return new StackView(
        place,
        read(Ledger::drift).stream().filter(stand -> stand.place().equals(place)).findFirst(),
        Paged.read(page, (from, most) -> store.in(tx -> tx.driftHistory().of(place, from, most))),
        read(ledger -> ledger.applies(place)),
        progress.on(subject -> subject.concerns(place)));
  }
}
