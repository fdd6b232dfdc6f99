package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.format.Formatter;
import io.driftwarden.rego.format.Target;
import io.driftwarden.rego.syntax.Syntax;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lays out policies. */
@Command(
    name = "fmt",
    header = "Lay out the text of policies.",
    description = {
      "",
      "Settles spaces, indentation, brackets and the order of imports as \"opa fmt\" does, and keeps comments. Without an option it prints the policies as they should be; without a path it reads one from standard input.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 one was not laid out so and --fail is given, 2 one can't be read."
    },
    mixinStandardHelpOptions = true)
public final class FmtCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "PATH", description = "Folders and files with policies.")
  private List<String> paths = List.of();

  @Option(
      names = {"-w", "--write"},
      description = "Write the files instead of printing them.")
  private boolean write;

  @Option(
      names = {"-l", "--list"},
      description = "Print only the names of files that are not laid out so.")
  private boolean list;

  @Option(
      names = {"-d", "--diff"},
      description = "Print only what would change.")
  private boolean diff;

  @Option(names = "--fail", description = "End with 1 where a file is not laid out so.")
  private boolean fail;

  @Option(
      names = "--v0-compatible",
      description = "Read and write the syntax of before OPA 1.0. Default: that of each file.")
  private boolean v0;

  @Option(
      names = "--v0-v1",
      description = "Read the syntax of before OPA 1.0, and write what OPA 1.0 reads too.")
  private boolean both;

  @Option(
      names = "--ignore",
      paramLabel = "PATTERN",
      split = ",",
      description = "Leave out files and folders of such a name: \".*\", \"*_old.rego\".")
  private List<String> ignored = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Source> sources =
        paths.isEmpty()
            ? List.of(standardInput())
            : new PolicyFiles(ignored, false).policies(paths);
    boolean changed = false;
    boolean broken = false;
    for (Source source : sources) {
      try {
        String text = Formatter.format(source, target(source));
        changed |= !text.equals(source.text());
        tell(source, text);
      } catch (DiagnosticException mistake) {
        broken = true;
        tell(mistake, source);
      }
    }
    spec.commandLine().getOut().flush();
    if (broken) {
      return 2;
    }
    return fail && changed ? 1 : 0;
  }

  private static Source standardInput() {
    try {
      byte[] read = System.in.readAllBytes();
      return new Source("standard input", new String(read, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A file that only the older syntax reads stays in it. */
  private Target target(Source source) {
    if (v0 || both) {
      return both ? Target.BOTH : Target.V0;
    }
    boolean older = !Syntax.parseV1(source).isSound() && Syntax.parseV0(source).isSound();
    return older ? Target.V0 : Target.V1;
  }

  private void tell(Source source, String text) {
    PrintWriter out = spec.commandLine().getOut();
    boolean changed = !text.equals(source.text());
    if (changed && diff) {
      out.print(LineDiff.of(source.path(), source.text(), text));
    }
    if (changed && list) {
      out.println(source.path());
    }
    if (changed && write && !paths.isEmpty()) {
      write(Path.of(source.path()), text);
    }
    if (!diff && !list && !write) {
      out.print(text);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void tell(DiagnosticException mistake, Source source) {
    PrintWriter err = spec.commandLine().getErr();
    mistake
        .diagnostics()
        .forEach(problem -> err.print(DiagnosticText.of(problem, _ -> Optional.of(source))));
  }
}
