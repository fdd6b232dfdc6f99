package io.driftwarden.cli.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.helm.ChartFlags;
import io.driftwarden.render.helm.ChartFlags.How;
import io.driftwarden.render.helm.ChartSettings;
import io.driftwarden.render.helm.HelmRenderer.Shown;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a chart is installed, named as Helm names them. */
final class ChartOptions {
  @Option(names = "--name", description = "Chart: the release's name. Default: the chart's.")
  private @Nullable String name;

  @Option(
      names = {"-n", "--namespace"},
      defaultValue = "default",
      description = "Chart: the release's namespace. Default: default.")
  private String namespace = "default";

  @Option(
      names = {"-f", "--values"},
      paramLabel = "FILE",
      description = "Chart: a file of values; of several the last one counts.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--set", paramLabel = "K=V", description = "Chart: values, as Helm reads them.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--set-string", paramLabel = "K=V", description = "Chart: values that are text.")
  private List<String> texts = new ArrayList<>();

  @Option(names = "--set-json", paramLabel = "K=JSON", description = "Chart: values in JSON.")
  private List<String> json = new ArrayList<>();

  @Option(
      names = "--set-file",
      paramLabel = "K=FILE",
      description = "Chart: values that are the text of files.")
  private List<String> contents = new ArrayList<>();

  @Option(
      names = "--set-literal",
      paramLabel = "K=TEXT",
      description = "Chart: a value that is text as it stands.")
  private List<String> literals = new ArrayList<>();

  @Option(
      names = "--kube-version",
      paramLabel = "VERSION",
      description = "Chart: the Kubernetes version to render for. Default: 1.36.0.")
  private @Nullable String kubernetes;

  @Option(
      names = {"-a", "--api-versions"},
      paramLabel = "API",
      split = ",",
      description = "Chart: API versions that the cluster has beside the usual ones.")
  private List<String> apis = new ArrayList<>();

  @Option(names = "--is-upgrade", description = "Chart: the release is there already.")
  private boolean upgrade;

  @Option(
      names = "--no-include-crds",
      description = "Chart: leave out the files of crds/, in YAML.")
  private boolean noCrds;

  @Option(names = "--no-hooks", description = "Chart: leave out hooks, in YAML.")
  private boolean noHooks;

  @Option(
      names = {"-s", "--show-only"},
      paramLabel = "FILE",
      description = "Chart: only what these templates make, in YAML.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--notes", description = "Chart: print NOTES.txt after the objects, in YAML.")
  private boolean notes;

  /**
   * Returns how a chart is installed.
   *
   * @throws DiagnosticException if a file or an expression can't be read
   */
  ChartSettings settings() {
    List<ChartFlags.Set> all = new ArrayList<>();
    add(all, How.JSON, json);
    add(all, How.TYPED, sets);
    add(all, How.TEXT, texts);
    add(all, How.FILE, contents);
    add(all, How.LITERAL, literals);
    List<Source> values =
        files.stream().map(file -> new Source(file.toString(), text(file.toString()))).toList();
    return new ChartFlags(
            Optional.ofNullable(name),
            namespace,
            upgrade,
            values,
            all,
            Optional.ofNullable(kubernetes),
            apis)
        .settings(ChartOptions::text);
  }

  private static void add(List<ChartFlags.Set> all, How how, List<String> expressions) {
    expressions.forEach(expression -> all.add(new ChartFlags.Set(how, expression)));
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file), UTF_8);
    } catch (CharacterCodingException e) {
      throw unreadable("%s is no text in UTF-8.".formatted(file));
    } catch (NoSuchFileException e) {
      throw unreadable("There is no file %s.".formatted(file));
    } catch (IOException | InvalidPathException e) {
      throw unreadable("%s is no file that this user may read.".formatted(file));
    }
  }

  private static DiagnosticException unreadable(String why) {
    return new DiagnosticException(
        Diagnostic.error("helm_options", "File can't be read", why, null));
  }

  Shown shown() {
    return new Shown(!noCrds, !noHooks, only);
  }

  boolean wantsNotes() {
    return notes;
  }
}
