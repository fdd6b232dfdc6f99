package io.driftwarden.rego.test;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.rego.Budget;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.Options;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.plan.Statement;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.test.TestResult.Outcome;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tests of some policies, ready to be run, by any number of threads at once. */
public final class TestSuite {
  private final CompiledPolicies policies;
  private final List<TestCase> tests;
  private final Options options;

  private TestSuite(CompiledPolicies policies, List<TestCase> tests, Options options) {
    this.policies = policies;
    this.tests = List.copyOf(tests);
    this.options = options;
  }

  /**
   * Returns the tests of modules.
   *
   * @param options their budget and printer are not asked: each test has its own
   * @throws DiagnosticException listing every problem found in the modules
   */
  public static TestSuite of(List<Module> modules, Value data, Options options) {
    TestNames names = new TestNames();
    List<Module> distinct = modules.stream().map(names::distinct).toList();
    List<TestCase> tests = distinct.stream().flatMap(TestSuite::tests).toList();
    return new TestSuite(Rego.compileWatched(distinct, data, options), tests, options);
  }

  private static Stream<TestCase> tests(Module module) {
    return module.rules().stream().flatMap(rule -> test(module, rule).stream());
  }

  private static Optional<TestCase> test(Module module, Rule rule) {
    return TestNames.path(rule.head())
        .map(path -> {
          String ref =
              Stream.concat(module.path().stream(), path.stream())
                  .map(name -> "[" + new StringValue(name).toJson() + "]")
                  .collect(Collectors.joining());
          return new TestCase(
              rule.span().place(),
              "data." + String.join(".", module.path()),
              String.join(".", path),
              "data" + ref,
              path.getLast().startsWith(TestNames.SKIPPED),
              rule.head().path().size() >= path.size());
        });
  }

  /** Returns the tests in the order of the modules. */
  public List<TestCase> tests() {
    return tests;
  }

  /** Returns all that an observer of a run may be told of. */
  public Collection<Statement> statements() {
    return policies.statements();
  }

  /**
   * Runs one test.
   *
   * @param limit how long it may take
   * @param observer is told what it does
   */
  public TestResult run(TestCase test, Duration limit, Observer observer) {
    if (test.skipped()) {
      return TestResult.skipped(test);
    }
    CaseLog log = new CaseLog(observer);
    StringBuilder printed = new StringBuilder();
    Budget budget = new Budget(Long.MAX_VALUE, limit, Budget.DEFAULT.size(), 20_000);
    Options own = options.with(budget).with(line -> printed.append(line).append('\n'));
    long start = System.nanoTime();
    try {
      Optional<Value> value = policies.with(own).watchedBy(log).evaluate(test.ref(), null);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return result(test, time, printed.toString(), value.orElse(null), log);
    } catch (DiagnosticException broken) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new TestResult(
          test, Outcome.ERROR, time, printed.toString(), broken.diagnostics().getFirst(), Map.of());
    }
  }

  private static TestResult result(
      TestCase test, Duration time, String printed, @Nullable Value value, CaseLog log) {
    boolean passed = value != null && value.equals(Value.of(true));
    Map<String, CaseResult> cases = Map.of();
    if (test.hasCases() && value != null) {
      CaseResult all = CaseResult.of(value, log.begun());
      passed = !all.hasFailed();
      cases = all.cases();
    }
    return new TestResult(test, passed ? Outcome.PASS : Outcome.FAIL, time, printed, null, cases);
  }

  /** Remembers which cases a test came to. */
  private static final class CaseLog implements Observer {
    private final Observer next;
    private final List<List<Value>> begun = new ArrayList<>();

    CaseLog(Observer next) {
      this.next = next;
    }

    List<List<Value>> begun() {
      return begun;
    }

    @Override
    public void tell(Event event, Statement statement) {
      next.tell(event, statement);
    }

    @Override
    public void testCase(List<Value> path) {
      begun.add(path);
    }

    @Override
    public void note(String line) {
      next.note(line);
    }
  }
}
