package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.policies.data.DataFile;
import io.driftwarden.rego.Budget;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.Options;
import io.driftwarden.rego.Query;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.Solution;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.watch.Profile;
import io.driftwarden.rego.watch.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a query. */
@Command(
    name = "eval",
    header = "Ask policies and data a question.",
    description = {
      "",
      "Evaluates a query such as \"data.main.deny\" or \"x := input.a[_]; x > 1\" and prints its solutions as \"opa eval\" does.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 answered, 1 not as --fail or --fail-defined want it, 2 it could not be evaluated."
    },
    mixinStandardHelpOptions = true)
public final class EvalCommand implements Callable<Integer> {
  /** How solutions are shown. */
  enum Format {
    json,
    pretty,
    values,
    bindings,
    raw
  }

  /** How much of what happened is shown. */
  enum Explain {
    off,
    notes,
    fails,
    full
  }

  @Parameters(arity = "1", paramLabel = "QUERY", description = "What is asked.")
  private String query = "";

  @Option(
      names = {"-d", "--data"},
      paramLabel = "PATH",
      description = "A folder or file with policies and data. May be repeated.")
  private List<String> data = new ArrayList<>();

  @Option(
      names = {"-b", "--bundle"},
      paramLabel = "PATH",
      description =
          "A folder that is a bundle: data is only what is called data.json or data.yaml. May be repeated.")
  private List<String> bundles = new ArrayList<>();

  @Option(
      names = {"-i", "--input"},
      paramLabel = "FILE",
      description = "The input, as JSON or YAML.")
  private @Nullable Path input;

  @Option(
      names = {"-I", "--stdin-input"},
      description = "Read the input from standard input.")
  private boolean stdin;

  @Option(
      names = {"-f", "--format"},
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES}. Default: json.")
  private Format format = Format.json;

  @Option(names = "--fail", description = "End with 1 where the query has no solution.")
  private boolean fail;

  @Option(names = "--fail-defined", description = "End with 1 where the query has a solution.")
  private boolean failDefined;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The package whose rules the query may name.")
  private String packageName = "";

  @Option(
      names = "--import",
      paramLabel = "PATH",
      description = "What the query imports: \"data.lib.users\". May be repeated.")
  private List<String> imports = new ArrayList<>();

  @Option(
      names = {"-S", "--strict"},
      description = "Refuse policies that leave names unused or hide others.")
  private boolean strict;

  @Option(
      names = "--strict-builtin-errors",
      description = "End with the first error of a builtin function; else its call is undefined.")
  private boolean strictErrors;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Seconds.class,
      defaultValue = "60s",
      description = "How long it may take: 500ms, 5s, 2m. Default: 60s.")
  private Duration timeout = Duration.ofSeconds(60);

  @Option(
      names = "--ignore",
      paramLabel = "PATTERN",
      split = ",",
      description = "Leave out files and folders of such a name: \".*\", \"*_old.rego\".")
  private List<String> ignored = List.of();

  @Option(
      names = "--explain",
      defaultValue = "off",
      description = "Show what was asked and how it ended: ${COMPLETION-CANDIDATES}. Default: off.")
  private Explain explain = Explain.off;

  @Option(names = "--profile", description = "Show where the time went, line by line.")
  private boolean profiled;

  @Option(
      names = "--profile-limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many lines of the profile are shown. Default: 10.")
  private int profileLimit = 10;

  @Mixin private Syntax syntax = new Syntax();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Loaded loaded = new Loaded();
    try {
      new PolicyFiles(ignored, false).load(data, loaded);
      new PolicyFiles(ignored, true).load(bundles, loaded);
      EvalReport report = answer(loaded);
      show(report);
      boolean defined = !report.solutions().isEmpty();
      return (fail && !defined) || (failDefined && defined) ? 1 : 0;
    } catch (DiagnosticException mistake) {
      tell(mistake.diagnostics(), loaded.sources());
      return 2;
    }
  }

  private EvalReport answer(Loaded loaded) {
    Value asked = input();
    Options options = options();
    Trace trace = new Trace();
    Profile profile = new Profile();
    boolean watched = profiled || explain != Explain.off;
    CompiledPolicies policies =
        watched
            ? Rego.compileWatched(
                    Rego.read(loaded.modules(), syntax.dialect()), loaded.data(), options)
                .watchedBy(profiled ? profile : trace)
            : Rego.compile(loaded.modules(), loaded.data(), options);
    List<Solution> solutions = policies.solve(new Query(query, packageName, imports), asked);
    return new EvalReport(
        solutions,
        explain == Explain.off
            ? List.of()
            : trace.entries(Trace.Detail.valueOf(explain.name().toUpperCase(Locale.ROOT))),
        profiled ? profile.rows().stream().limit(profileLimit).toList() : List.of());
  }

  private Options options() {
    Options options =
        Options.DEFAULT
            .with(syntax.dialect())
            .with(new Budget(Long.MAX_VALUE, timeout, Budget.DEFAULT.size(), 20_000))
            .with(line -> spec.commandLine().getErr().println(line));
    Options checked = strict ? options.withStrictChecks() : options;
    return strictErrors ? checked.withStrictErrors() : checked;
  }

  private @Nullable Value input() {
    if (stdin) {
      try {
        byte[] read = System.in.readAllBytes();
        return DataFile.readEither(
            new Source("standard input", new String(read, StandardCharsets.UTF_8)));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return input == null ? null : DataFile.readEither(PolicyFiles.read(input));
  }

  private void show(EvalReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case json -> report.json();
          case pretty -> report.pretty();
          case values -> report.values();
          case bindings -> report.bindings();
          case raw -> report.raw();
        });
    out.flush();
  }

  /** Programs read problems as JSON, where they read the solutions so. */
  private void tell(List<Diagnostic> problems, Sources sources) {
    if (format == Format.json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          IndentedJson.of(Map.of("errors", problems.stream().map(OpaJson::error).toList())));
      out.flush();
    } else {
      PrintWriter err = spec.commandLine().getErr();
      problems.forEach(problem -> err.print(DiagnosticText.of(problem, sources)));
    }
  }
}
