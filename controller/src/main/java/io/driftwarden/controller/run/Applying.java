package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.repo.Revisions;
import io.driftwarden.controller.run.Course.Ground;
import io.driftwarden.controller.run.Steps.Step;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Run;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Target;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.Signs;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps from a merge to how its apply ended; how it is told is not theirs. */
final class Applying {
  /** How often an apply is begun that kills the server before it is known what to make of that. */
  private static final int MOST_DEATHS = 3;

  /** How often what went through in part or not at all is tried again before a person must look. */
  private static final int MOST_TRIES = 4;

  private final Desk desk;
  private final StackRenderer renderer;

  Applying(Desk desk, StackRenderer renderer) {
    this.desk = desk;
    this.renderer = renderer;
  }

  List<Step<Course>> steps() {
    return List.of(
        new Step<>("resume", this::resume),
        new Step<>("order", this::order),
        new Step<>("bind", this::bind),
        new Step<>("render", this::render),
        new Step<>("intend", this::intend),
        new Step<>("apply", this::apply));
  }

  private Course resume(Course course) {
    Ground ground = course.ground();
    Optional<Apply> begun = desk.in(tx -> tx.applications().find(ground.landing().key()));
    if (begun.isEmpty()) {
      ground.site().commits().fetch();
      return course;
    }
    if (begun.get().outcome().isPresent()) {
      return new Course.Over(ground);
    }
    ground.site().commits().fetchUnlessKnown(ground.landing().key().revision());
    return new Course.Resumed(ground);
  }

  /**
   * What a newer merge brought is not taken back, and what an open pull request brought is left
   * until that is merged or closed.
   */
  private Course order(Course course) {
    Ground ground = course.ground();
    if (course instanceof Course.Over) {
      return course;
    }
    Apply.Key key = ground.landing().key();
    Optional<Apply> last = desk.in(tx -> tx.applications().lastLive(key.place()));
    Optional<Integer> holder = last.map(Apply::number).filter(number -> holds(ground, number));
    if (holder.isPresent()) {
      return new Course.Waiting(
          ground,
          "#%d was applied before its merge and is still open: merge or close it"
              .formatted(holder.get()));
    }
    List<String> begun =
        desk.in(tx ->
            Stream.concat(last.stream(), tx.applications().unfinished(key.place()).stream())
                .map(apply -> apply.key().revision())
                .toList());
    begun.forEach(ground.site().commits()::fetchUnlessKnown);
    Revisions revisions = ground.site().revisions();
    return begun.stream()
        .filter(commit -> !commit.equals(key.revision()))
        .filter(commit -> revisions.resolve(commit).isPresent())
        .filter(commit -> revisions.isAncestor(key.revision(), commit))
        .findFirst()
        .<Course>map(newer -> new Course.Decided(ground, new Application.Superseded(newer)))
        .orElse(course);
  }

  private boolean holds(Ground ground, int number) {
    return number != ground.landing().number()
        && desk.in(tx -> tx.pullRequests().find(ground.site().name(), number)).stream()
            .anyMatch(pull -> pull.state() == PullRequest.State.OPEN);
  }

  private Course bind(Course course) {
    if (!(course instanceof Course.Due(Ground ground))) {
      return course;
    }
    Landing landing = ground.landing();
    Tree tree = tree(ground);
    String stack = landing.key().place().stack();
    if (!stack.equals(".") && tree.entry(stack).isEmpty()) {
      return new Course.Over(ground);
    }
    return landing.key().isMerge() ? merged(ground, tree) : asked(ground, tree);
  }

  private Course merged(Ground ground, Tree merged) {
    Landing landing = ground.landing();
    Revisions revisions = ground.site().revisions();
    var binding = new Binding(ground.site());
    return switch (binding.of(landing.key().revision(), runs(landing))) {
      case Binding.Answer.Refused refused -> refused(ground, refused.reason());
      case Binding.Answer.Binds binds ->
          allowed(ground, merged, revisions.tree(binds.run().change().base()));
    };
  }

  private Course asked(Ground ground, Tree tree) {
    Site site = ground.site();
    return new Asked(desk)
        .objection(ground.landing(), site)
        .map(reason -> refused(ground, reason))
        .orElseGet(() ->
            allowed(
                ground,
                tree,
                site.revisions().tree(site.tip(site.commits().branch()).orElseThrow())));
  }

  private static Course allowed(Ground ground, Tree tree, Tree rules) {
    return new Course.Allowed(ground, ground.site().examination().stacks(rules, tree), rules);
  }

  /** Returns the runs over the head that was merged, the newest first. */
  private List<Run> runs(Landing landing) {
    String repository = landing.key().place().repository();
    return desk.in(tx ->
        tx.pullRequests().find(repository, landing.number()).stream()
            .flatMap(seen -> tx.runs().of(repository, seen.head()).stream())
            .filter(run -> run.change().number() == landing.number())
            .toList());
  }

  private Course render(Course course) {
    if (course instanceof Course.Allowed allowed) {
      return render(allowed);
    }
    return course instanceof Course.Resumed(Ground ground)
        ? render(new Course.Allowed(ground, there(ground), tree(ground)))
        : course;
  }

  /** What was begun had been judged. */
  private static List<Stack> there(Ground ground) {
    return there(tree(ground), ground.landing().key().place().stack(), ground.target()).stream()
        .toList();
  }

  private static Tree tree(Ground ground) {
    return ground.site().revisions().tree(ground.landing().key().revision());
  }

  private Course render(Course.Allowed allowed) {
    Ground ground = allowed.ground();
    String path = ground.landing().key().place().stack();
    Optional<Stack> stack = applicable(allowed.judged(), path, ground.target());
    if (stack.isEmpty()) {
      return refused(
          ground,
          "nothing that %s takes is judged at %s: the settings ignore it, or it holds something else"
              .formatted(ground.target().name(), path));
    }
    Rendering rendering = renderer.render(stack.get(), tree(ground));
    return rendering.diagnostics().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .map(error -> refused(ground, "the stack does not render: " + said(error)))
        .orElse(new Course.Rendered(ground, rendering, allowed.rules()));
  }

  /** Returns the one of the stacks at a path that a target takes. */
  static Optional<Stack> applicable(List<Stack> stacks, String path, Target target) {
    return stacks.stream()
        .filter(stack -> stack.toString().equals(path) && target.kinds().contains(stack.kind()))
        .findFirst();
  }

  /**
   * Returns what a target takes of what a path is by its files: for what was applied, whatever the
   * settings say now.
   */
  static Optional<Stack> there(Tree tree, String path, Target target) {
    return applicable(Signs.at(path, tree), path, target);
  }

  private static String said(Diagnostic error) {
    return error.summary() + error.place().map(place -> " at " + place).orElse("");
  }

  private static Course refused(Ground ground, String reason) {
    return new Course.Decided(ground, new Application.Refused(reason));
  }

  private Course intend(Course course) {
    if (!(course instanceof Course.Rendered(Ground ground, Rendering rendering, Tree rules))) {
      return course;
    }
    Landing landing = ground.landing();
    Apply apply = desk.in(tx -> tx.applications().begin(landing.key(), landing.number()));
    int deaths = apply.attempts() - 1 - ground.failures();
    return deaths >= MOST_DEATHS
        ? new Course.Decided(
            ground,
            new Application.Unknown(
                "the server died %d times while it was applied".formatted(deaths)))
        : new Course.Begun(
            ground,
            rendering,
            rules,
            desk.in(tx -> tx.applications().inventory(landing.key().place())));
  }

  private Course apply(Course course) {
    if (!(course
        instanceof Course.Begun(Ground ground, Rendering rendering, Tree rules, var before))) {
      return course;
    }
    Desired desired = new Desired(rendering, tree(ground), ground.site().name());
    Consent consent = new Agreement(desk).to(ground, rendering, rules);
    Application outcome = ground.target().apply(desired, before, consent);
    return passing(outcome)
        .filter(why -> ground.failures() < MOST_TRIES)
        .<Course>map(why -> new Course.Waiting(ground, why))
        .orElse(new Course.Decided(ground, outcome));
  }

  /**
   * Returns what may be mended by waiting: another stack of the same merge may be about to bring
   * the kind or the namespace that a cluster lacks.
   */
  private static Optional<String> passing(Application outcome) {
    return switch (outcome) {
      case Application.Partly partly -> Optional.of(partly.problem());
      case Application.Refused refused -> Optional.of(refused.reason());
      case Application.Applied _, Application.Superseded _, Application.Unknown _ ->
          Optional.empty();
    };
  }
}
