package io.driftwarden.controller.gate;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Outcome;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.policies.Engine;
import io.driftwarden.policies.Finding;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.Discovery;
import io.driftwarden.render.stack.Discovery.Discovered;
import io.driftwarden.render.stack.Scope;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.Tree;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges revisions. What can't be judged is the outcome ERROR, never a pass. Where the engine can't
 * be had there is no verdict yet: an {@link io.driftwarden.policies.EngineException} is thrown.
 */
public final class Gate {
  private static final Comparator<Judged> WORST_FIRST =
      Comparator.comparing(Judged::standing)
          .thenComparing(judged -> judged.finding().certainty())
          .thenComparing(judged -> judged.finding().severity(), Comparator.reverseOrder())
          .thenComparing(judged -> judged.finding().place())
          .thenComparing(judged -> judged.finding().rule());

  private final StackRenderer renderer;
  private final Clock clock;
  private final KnownRules known;
  private final Scope asked;

  /** Makes a gate with the engine of our own; the clock tells which waivers are in force. */
  public Gate(StackRenderer renderer, Clock clock) {
    this(renderer, clock, Engine.embedded());
  }

  /** Makes a gate whose policies an engine evaluates. */
  public Gate(StackRenderer renderer, Clock clock, Engine engine) {
    this(renderer, clock, new KnownRules(engine), Scope.ALL);
  }

  private Gate(StackRenderer renderer, Clock clock, KnownRules known, Scope asked) {
    this.renderer = renderer;
    this.clock = clock;
    this.known = known;
    this.asked = asked;
  }

  /**
   * Returns the same gate for a repository of which somebody deploys some stacks: where it has no
   * list of its own, no other file takes those out of sight.
   */
  public Gate deploying(Set<String> stacks) {
    return new Gate(renderer, clock, known, asked.deploying(stacks));
  }

  /**
   * Returns the same gate for the stacks at and below a directory, which may read all beside it.
   */
  public Gate within(String directory) {
    return new Gate(renderer, clock, known, asked.within(directory));
  }

  /** Judges a tree as a whole, by its own settings and policies. */
  public Verdict judge(Tree tree) {
    try {
      Rules rules = rules(tree);
      Scope scope = scope(rules.settings());
      Discovered all = Discovery.in(tree, scope);
      List<Diagnostic> diagnostics = new ArrayList<>(all.diagnostics());
      diagnostics.addAll(all.missing());
      Sides.unlisted(scope, all.unlisted()).ifPresent(diagnostics::add);
      if (all.stacks().isEmpty() && diagnostics.isEmpty()) {
        return Verdict.error(List.of(nothingToJudge()));
      }
      Subject whole = Subject.of(tree, all.stacks());
      return verdict(rules, judgeAll(rules, Subject.NOTHING, whole), diagnostics);
    } catch (DiagnosticException e) {
      return Verdict.error(e.diagnostics());
    }
  }

  private static Diagnostic nothingToJudge() {
    return Diagnostic.error(
        "no_stack",
        "Nothing to judge here",
        "No Terraform, Helm chart, Kubernetes manifest, CloudFormation template or CDK app was found. Name the folder that has one, or look at ignore in .driftwarden.yaml.",
        null);
  }

  /**
   * Judges the stacks that a change affects: those whose rendering reads something that differs.
   * Settings, policies and waivers are the base's; the change's own need only be sound, and taken
   * by the engine: once merged, they judge what comes. What would be out of their sight then is
   * told, and judged now.
   */
  public Verdict judge(Tree base, Tree head) {
    try {
      Rules rules = rules(base);
      List<Diagnostic> diagnostics = new ArrayList<>(problemsOfRules(head));
      Sides sides = sides(base, rules.settings(), head);
      diagnostics.addAll(sides.diagnostics());
      return verdict(rules, judgeAll(rules, sides.against(), sides.judged()), diagnostics);
    } catch (DiagnosticException e) {
      return Verdict.error(e.diagnostics());
    }
  }

  /** Where the head's settings are broken, the base's stand in: that they are is told already. */
  private Sides sides(Tree base, Settings settings, Tree head) {
    Scope rules = scope(settings);
    try {
      return Sides.of(base, rules, head, scope(Settings.of(head)));
    } catch (DiagnosticException e) {
      return Sides.of(base, rules, head, rules);
    }
  }

  private Scope scope(Settings settings) {
    return settings.scope().deploying(asked.deployed()).within(asked.within());
  }

  /**
   * Judges one stack as a plan or a live world has it, against the same stack of a base and by the
   * base's rules.
   */
  public Verdict judge(Tree base, Rendering known) {
    try {
      Rules rules = rules(base);
      Stack stack = known.stack();
      Optional<Rendering> before =
          Optional.of(base)
              .filter(tree -> Discovery.in(tree, scope(rules.settings())).stacks().contains(stack))
              .map(tree -> renderer.render(stack, tree));
      return verdict(
          rules,
          List.of(
              new JudgedStack(
                  stack,
                  before,
                  Optional.of(known),
                  judge(rules, before),
                  rules.judge().judge(known))),
          List.of());
    } catch (DiagnosticException e) {
      return Verdict.error(e.diagnostics());
    }
  }

  private List<Diagnostic> problemsOfRules(Tree tree) {
    try {
      rules(tree).judge().tryOut();
      return List.of();
    } catch (DiagnosticException e) {
      return e.diagnostics();
    }
  }

  /**
   * Returns the digest of all that decides about changes to a base now: rules, settings, waivers in
   * force, what is deployed, and schemas of providers that were imported.
   *
   * @throws DiagnosticException if its settings or policies are broken
   */
  public String policyDigest(Tree base) {
    return digest(rules(base));
  }

  /**
   * Returns what the rules of a tree have against a rendering, such as one of live values.
   *
   * @throws DiagnosticException if its settings or policies are broken
   */
  public List<Finding> findings(Tree rules, Rendering rendering) {
    Rules decide = rules(rules);
    return decide.judge().judge(rendering).stream()
        .filter(finding -> decide.waivers().stream().noneMatch(waiver -> waiver.accepts(finding)))
        .toList();
  }

  /**
   * Returns the stacks of a change that may be applied: those that the settings of its base, or its
   * own, make one. All of them are judged.
   *
   * @throws DiagnosticException if the base's settings are broken
   */
  public List<Stack> stacks(Tree base, Tree head) {
    return List.copyOf(sides(base, Settings.of(base), head).found());
  }

  /**
   * Returns the stacks at and below a directory of a tree, by the tree's own settings.
   *
   * @throws DiagnosticException if they are broken
   */
  public static List<Stack> stacks(Tree tree, String directory) {
    return Discovery.in(tree, Settings.of(tree).scope().within(directory)).stacks();
  }

  private Rules rules(Tree tree) {
    return known.in(tree, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private List<JudgedStack> judgeAll(Rules rules, Subject base, Subject head) {
    Set<Stack> all = new TreeSet<>(base.stacks());
    all.addAll(head.stacks());
    return all.parallelStream()
        .map(stack -> judge(rules, stack, base, head))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<JudgedStack> judge(Rules rules, Stack stack, Subject base, Subject head) {
    Optional<Rendering> before = base.having(stack).map(tree -> renderer.render(stack, tree));
    Optional<Tree> now = head.having(stack);
    if (before.isPresent() && now.isPresent() && before.get().readSet().holdsIn(now.get())) {
      return Optional.empty();
    }
    Optional<Rendering> after = now.map(tree -> renderer.render(stack, tree));
    return Optional.of(
        new JudgedStack(stack, before, after, judge(rules, before), judge(rules, after)));
  }

  private static List<Finding> judge(Rules rules, Optional<Rendering> rendering) {
    return rendering.map(judged -> rules.judge().judge(judged)).orElse(List.of());
  }

  /** What is deployed and what providers say of their resources decides as well as rules do. */
  private String digest(Rules rules) {
    List<String> more = new ArrayList<>();
    asked.deployed().stream().sorted().map("deployed "::concat).forEach(more::add);
    Optional.of(renderer.digest()).filter(schemas -> !schemas.isEmpty()).ifPresent(more::add);
    if (more.isEmpty()) {
      return rules.digest();
    }
    Digest all = new Digest().add(rules.digest());
    more.forEach(all::add);
    return all.hex();
  }

  private Verdict verdict(Rules rules, List<JudgedStack> stacks, List<Diagnostic> otherwise) {
    List<Judged> findings =
        stacks.stream()
            .map(stack -> stack.findings(rules.waivers()))
            .flatMap(Collection::stream)
            .sorted(WORST_FIRST)
            .toList();
    List<Diagnostic> diagnostics = new ArrayList<>(otherwise);
    stacks.forEach(stack -> diagnostics.addAll(stack.diagnostics()));
    Digest input = new Digest();
    stacks.forEach(stack -> stack.addTo(input));
    return new Verdict(
        outcome(findings, diagnostics, fails(findings, stacks, rules.settings().limits())),
        findings,
        diagnostics.stream().distinct().toList(),
        stacks.stream().map(JudgedStack::stack).toList(),
        digest(rules),
        input.hex());
  }

  private static boolean fails(List<Judged> findings, List<JudgedStack> stacks, Limits limits) {
    return findings.stream()
            .filter(judged -> judged.standing() == Standing.NEW)
            .anyMatch(judged -> limits.forbid(judged.finding()))
        || stacks.stream().flatMap(stack -> stack.fresh().stream()).anyMatch(limits::forbid);
  }

  private static Outcome outcome(
      List<Judged> findings, List<Diagnostic> diagnostics, boolean fails) {
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return Outcome.ERROR;
    }
    if (fails) {
      return Outcome.FAIL;
    }
    boolean told = findings.stream().anyMatch(judged -> judged.standing() == Standing.NEW);
    return told || !diagnostics.isEmpty() ? Outcome.WARN : Outcome.PASS;
  }
}
