package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.repo.Merge;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.controller.repo.RepositoryException.Reason;
import io.driftwarden.controller.report.MarkdownReport;
import io.driftwarden.controller.report.TreeSources;
import io.driftwarden.controller.run.Steps.Step;
import io.driftwarden.controller.store.Run;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.policies.EngineException;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;

/** The steps from news of a pull request to what is known of it; nothing is told yet. */
final class Judging {
  private static final int PATIENCE = 5;

  private final Desk desk;
  private final Bringing bringing;

  Judging(Desk desk, Bringing bringing) {
    this.desk = desk;
    this.bringing = bringing;
  }

  List<Step<Stage>> steps() {
    return List.of(
        new Step<>("read", this::read),
        new Step<>("fetch", this::fetch),
        new Step<>("merge", this::merge),
        new Step<>("bring", this::bring),
        new Step<>("judge", this::judge));
  }

  /** Asks the forge, whatever the news said: it may be late, twice or out of order. */
  private Stage read(Stage stage) {
    News news = stage.news();
    PullRequest pull = news.site().forge().pullRequest(news.number());
    return switch (pull.state()) {
      case OPEN -> new Stage.Proposed(news, pull);
      case MERGED -> new Stage.Merged(news, pull);
      case CLOSED -> new Stage.Closed(news, pull);
    };
  }

  private Stage fetch(Stage stage) {
    if (stage instanceof Stage.Closed) {
      return stage;
    }
    try {
      stage.news().site().commits().fetch();
      return stage;
    } catch (RepositoryException e) {
      return stage instanceof Stage.Proposed proposed && !e.reason().mayPass()
          ? new Stage.Unreadable(proposed.news(), proposed.pull(), e.getMessage())
          : rethrow(e);
    }
  }

  private static Stage rethrow(RepositoryException e) {
    throw e;
  }

  private Stage merge(Stage stage) {
    if (!(stage instanceof Stage.Proposed(News news, PullRequest pull))) {
      return stage;
    }
    Site site = news.site();
    Optional<String> base = site.tip(pull.baseBranch());
    if (base.isEmpty()) {
      return new Stage.Unreadable(
          news, pull, "The branch %s, its base, is gone.".formatted(pull.baseBranch()));
    }
    try {
      Merge merge = site.revisions().merge(base.get(), pull.head());
      return new Stage.Mergeable(news, pull, base.get(), merge);
    } catch (RepositoryException e) {
      return e.reason() == Reason.UNKNOWN_REVISION && news.failures() < PATIENCE
          ? rethrow(e)
          : new Stage.Unreadable(news, pull, e.getMessage());
    }
  }

  /** What is judged is all here before it is judged. */
  private Stage bring(Stage stage) {
    if (stage instanceof Stage.Mergeable(News news, var _, String base, Merge.Merged merged)) {
      bringing.bring(news.site(), base, merged.tree(), news.failures() < PATIENCE);
    }
    return stage;
  }

  private Stage judge(Stage stage) {
    if (!(stage instanceof Stage.Mergeable mergeable)) {
      return stage;
    }
    Site site = mergeable.news().site();
    Tree base = site.revisions().tree(mergeable.base());
    Run.Change change = change(mergeable);
    Sources sources = sources(mergeable.merge());
    Optional<Run> known =
        site.examination()
            .policyDigest(base)
            .flatMap(digest -> desk.in(tx -> tx.runs().find(change, digest)));
    try {
      Run run =
          known.orElseGet(
              () -> run(change, site.examination().of(base, mergeable.merge()), sources));
      return new Stage.Judged(mergeable.news(), mergeable.pull(), run, known.isPresent(), sources);
    } catch (EngineException e) {
      return new Stage.Unjudged(mergeable.news(), mergeable.pull(), e);
    }
  }

  private static Run run(Run.Change change, Verdict verdict, Sources sources) {
    return new Run(change, verdict, MarkdownReport.of(verdict, sources));
  }

  private static Run.Change change(Stage.Mergeable mergeable) {
    return new Run.Change(
        mergeable.news().site().name(),
        mergeable.news().number(),
        mergeable.base(),
        mergeable.pull().head(),
        mergeable.merge() instanceof Merge.Merged merged ? merged.treeId() : "");
  }

  private static Sources sources(Merge merge) {
    return merge instanceof Merge.Merged merged ? new TreeSources(merged.tree(), "") : Sources.NONE;
  }
}
