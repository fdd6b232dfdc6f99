package io.driftwarden.rego;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.compile.Problems;
import io.driftwarden.rego.compile.Program;
import io.driftwarden.rego.plan.Given;
import io.driftwarden.rego.plan.Limits;
import io.driftwarden.rego.plan.Machine;
import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.plan.Statement;
import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Syntax;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Policies ready to be asked. Any number of threads may ask at once. */
public final class CompiledPolicies {
  private final Program program;
  private final List<PolicyPackage> packages;
  private final Value data;
  private final Options options;
  private final Observer observer;

  CompiledPolicies(Program program, List<PolicyPackage> packages, Value data, Options options) {
    this(program, packages, data, options, Observer.NONE);
  }

  private CompiledPolicies(
      Program program,
      List<PolicyPackage> packages,
      Value data,
      Options options,
      Observer observer) {
    this.program = program;
    this.packages = List.copyOf(packages);
    this.data = data;
    this.options = options;
    this.observer = observer;
  }

  /** Returns these policies, evaluated in another way; the dialect of the options is not asked. */
  public CompiledPolicies with(Options other) {
    return new CompiledPolicies(program, packages, data, other, observer);
  }

  /**
   * Returns these policies with an observer, told of them where they were compiled to be watched.
   */
  public CompiledPolicies watchedBy(Observer other) {
    return new CompiledPolicies(program, packages, data, options, other);
  }

  /** Returns all that an observer may be told of. */
  public Set<Statement> statements() {
    return program.statements();
  }

  /** Returns what was compiled, module by module. */
  public List<PolicyPackage> packages() {
    return packages;
  }

  /**
   * Returns the value of a document, empty where it is undefined.
   *
   * @param ref a path such as {@code data.main.deny}
   * @param input null where there is none, so that {@code input} is undefined
   * @throws DiagnosticException for a conflict, an exceeded budget or a ref that is none
   */
  public Optional<Value> evaluate(String ref, @Nullable Value input) {
    List<Value> path = path(ref);
    return Evaluation.run(
        ask -> Optional.ofNullable(machine(input, ask).value(program.root(), path)), options);
  }

  private static List<Value> path(String ref) {
    Body body = Syntax.parseQuery(new Source("query", ref));
    boolean single =
        body.literals().size() == 1
            && body.literals().getFirst().expression() instanceof Expression.Condition;
    if (single
        && body.literals().getFirst().expression() instanceof Expression.Condition(Term term, _)) {
      if (isData(term)) {
        return List.of();
      }
      if (term instanceof Term.Ref path
          && isData(path.head())
          && path.path().stream().allMatch(Term.Scalar.class::isInstance)) {
        return path.path().stream().map(part -> ((Term.Scalar) part).value()).toList();
      }
    }
    throw new DiagnosticException(
        Diagnostic.error(
            "rego_compile_error",
            "Not a document's path",
            "Expected a path such as data.main.deny, not %s".formatted(ref),
            null));
  }

  private static boolean isData(Term term) {
    return term instanceof Term.Var name && name.name().equals("data");
  }

  /**
   * Returns the values of a query's variables for each of its solutions; one empty map for a query
   * without variables that holds.
   *
   * @param query a rule body such as {@code data.main.deny[message]}
   * @param input null where there is none
   * @throws DiagnosticException for a query that does not compile, a conflict or an exceeded budget
   */
  public List<Map<String, Value>> query(String query, @Nullable Value input) {
    Problems problems = new Problems();
    Program.Query compiled = program.query(Syntax.parseQuery(new Source("query", query)), problems);
    problems.throwIfAny();
    return Evaluation.run(ask -> solutions(machine(input, ask), compiled), options);
  }

  /**
   * Returns the solutions of a query, with the value of each of its expressions.
   *
   * @param input null where there is none
   * @throws DiagnosticException for a query that does not compile, a conflict or an exceeded budget
   */
  public List<Solution> solve(Query query, @Nullable Value input) {
    Questions questions = Questions.of(query, program);
    return Evaluation.run(
        ask -> {
          List<Solution> solutions = new ArrayList<>();
          Program.Query compiled = questions.compiled();
          machine(input, ask)
              .each(
                  compiled.body(),
                  compiled.size(),
                  frame -> questions.solution(frame).ifPresent(solutions::add));
          return List.copyOf(solutions);
        },
        options);
  }

  private static List<Map<String, Value>> solutions(Machine machine, Program.Query query) {
    List<Map<String, Value>> solutions = new ArrayList<>();
    machine.each(
        query.body(),
        query.size(),
        frame -> {
          Map<String, Value> solution = new TreeMap<>();
          query.variables().forEach((name, slot) -> solution.put(name, frame.get(slot)));
          solutions.add(solution);
        });
    return List.copyOf(solutions);
  }

  private Machine machine(@Nullable Value input, Evaluation.Ask ask) {
    Budget budget = options.budget();
    Limits limits = new Limits(budget.steps(), ask.deadline(), budget.size(), budget.depth());
    Given given = new Given(options.clock().instant(), options.seed());
    Machine.Setup setup =
        new Machine.Setup(limits, given, options.strictErrors(), ask.printer(), observer);
    Machine machine = new Machine(setup, input, data);
    return ask.isDivisible() && !program.isWatched() ? machine.allowDivision() : machine;
  }
}
