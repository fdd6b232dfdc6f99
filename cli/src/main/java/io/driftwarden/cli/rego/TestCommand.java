package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.rego.Options;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.test.TestCase;
import io.driftwarden.rego.test.TestResult.Outcome;
import io.driftwarden.rego.test.TestSuite;
import io.driftwarden.rego.watch.Coverage;
import io.driftwarden.rego.watch.Trace;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests of policies. */
@Command(
    name = "test",
    header = "Run the tests of policies: their rules named test_….",
    description = {
      "",
      "Reads the policies and the data (JSON, YAML) in folders and files as \"opa test\" does, and runs the tests. A rule named todo_test_… is skipped.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 all passed, 1 one failed, was skipped, or too little was covered, 2 the policies can't be read or there is no test to run."
    },
    mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
  /** How results are shown. */
  enum Format {
    pretty,
    json
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Folders and files with policies and data.")
  private List<String> paths = List.of();

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the tests that passed too, and where the others failed.")
  private boolean verbose;

  @Option(
      names = {"-r", "--run"},
      paramLabel = "REGEX",
      converter = Regex.class,
      description = "Run only tests in whose name (data.package.test_name) this is found.")
  private @Nullable Pattern filter;

  @Option(
      names = {"-c", "--coverage"},
      description = "Tell as JSON which lines of the policies the tests came to.")
  private boolean coverage;

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      description = "Fail where fewer of a hundred lines were covered.")
  private double threshold;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = Seconds.class,
      description = "How long one test may take: 500ms, 5s, 2m. Default: 5s.")
  private Duration timeout = Duration.ofSeconds(5);

  @Option(
      names = {"-f", "--format"},
      defaultValue = "pretty",
      description = "${COMPLETION-CANDIDATES}. Default: pretty.")
  private Format format = Format.pretty;

  @Option(
      names = {"-b", "--bundle"},
      description = "The paths are bundles: data is only what is called data.json or data.yaml.")
  private boolean bundle;

  @Option(
      names = "--ignore",
      paramLabel = "PATTERN",
      split = ",",
      description = "Leave out files and folders of such a name: \".*\", \"*_old.rego\".")
  private List<String> ignored = List.of();

  @Option(
      names = {"-z", "--exit-zero-on-skipped"},
      description = "A skipped test is no failure.")
  private boolean skippedIsFine;

  @Option(
      names = {"-p", "--parallel"},
      paramLabel = "N",
      description = "How many tests are run at once. Default: one for each processor.")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Mixin private Syntax syntax = new Syntax();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (threshold < 0 || threshold > 100 || parallel < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threshold is 0 to 100, and --parallel 1 or more.");
    }
    Loaded loaded = new PolicyFiles(ignored, bundle).load(paths);
    try {
      Options options = Options.DEFAULT.with(syntax.dialect());
      var modules = Rego.read(loaded.modules(), syntax.dialect());
      TestSuite suite = TestSuite.of(modules, loaded.data(), options);
      List<TestCase> wanted = wanted(suite);
      return wanted.isEmpty() ? nothingToRun(suite) : run(suite, wanted, loaded);
    } catch (DiagnosticException mistake) {
      PrintWriter err = spec.commandLine().getErr();
      mistake
          .diagnostics()
          .forEach(problem -> err.print(DiagnosticText.of(problem, loaded.sources())));
      return 2;
    }
  }

  private List<TestCase> wanted(TestSuite suite) {
    return suite.tests().stream()
        .filter(test -> filter == null || filter.matcher(test.fullName()).find())
        .toList();
  }

  /** A gate that tests nothing must not look like one whose tests passed. */
  private int nothingToRun(TestSuite suite) {
    spec.commandLine().getErr().println("error: " + whyNothing(suite));
    return 2;
  }

  private String whyNothing(TestSuite suite) {
    if (filter == null || suite.tests().isEmpty()) {
      return "There is no test in %s: no rule of a .rego file there is named test_…."
          .formatted(String.join(", ", paths));
    }
    String asked = filter.pattern();
    List<String> names = suite.tests().stream().map(TestCase::name).distinct().toList();
    return "--run %s is found in the name of none of the %d tests.%s"
        .formatted(asked, suite.tests().size(), Nearest.hint(asked, names));
  }

  private int run(TestSuite suite, List<TestCase> wanted, Loaded loaded) {
    Coverage covered = new Coverage();
    boolean covers = coverage || threshold > 0;
    List<TestRun> runs = runs(suite, wanted, covers ? covered : Observer.NONE);
    boolean failed = runs.stream().anyMatch(run -> hasFailed(run.result().outcome()));
    boolean broke = runs.stream().anyMatch(run -> isBroken(run.result().outcome()));
    if (covers && !broke) {
      int code = tell(new CoverageJson(covered.files(suite.statements())));
      return failed ? 1 : code;
    }
    PrintWriter out = spec.commandLine().getOut();
    TestReport report = new TestReport(runs);
    out.print(
        format == Format.json && !covers ? report.json() : report.text(verbose, loaded.sources()));
    out.flush();
    return failed ? 1 : 0;
  }

  private boolean hasFailed(Outcome outcome) {
    return outcome == Outcome.SKIPPED ? !skippedIsFine : outcome != Outcome.PASS;
  }

  private static boolean isBroken(Outcome outcome) {
    return outcome == Outcome.FAIL || outcome == Outcome.ERROR;
  }

  private int tell(CoverageJson report) {
    if (report.percent() < threshold) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          "The tests cover %.2f %% of the lines, and %.2f %% are asked for.%n",
          report.percent(), threshold);
      return 1;
    }
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private List<TestRun> runs(TestSuite suite, List<TestCase> wanted, Observer observer) {
    try (ExecutorService pool = Executors.newFixedThreadPool(parallel)) {
      List<Future<TestRun>> running =
          wanted.stream().map(test -> pool.submit(() -> run(suite, test, observer))).toList();
      return running.stream().map(TestCommand::get).toList();
    }
  }

  private TestRun run(TestSuite suite, TestCase test, Observer observer) {
    if (!verbose || coverage) {
      return new TestRun(suite.run(test, timeout, observer), List.of());
    }
    Trace trace = new Trace();
    return new TestRun(suite.run(test, timeout, trace), trace.entries(Trace.Detail.FAILS));
  }

  private static TestRun get(Future<TestRun> running) {
    try {
      return running.get();
    } catch (ExecutionException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
