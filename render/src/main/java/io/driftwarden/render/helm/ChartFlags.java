package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.chart.Capabilities;
import io.driftwarden.helm.chart.PlacedValues;
import io.driftwarden.helm.chart.Release;
import io.driftwarden.helm.chart.SetFlags;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a person says of how a chart is installed, in Helm's words.
 *
 * @param name of the release; the chart's where it is empty
 * @param files of values, the last one counts
 * @param sets in the order in which Helm takes them
 * @param kubernetes the version to render for; empty for the usual one
 * @param apis API versions beside the usual ones
 */
public record ChartFlags(
    Optional<String> name,
    String namespace,
    boolean upgrade,
    List<Source> files,
    List<Set> sets,
    Optional<String> kubernetes,
    List<String> apis) {
  public ChartFlags {
    files = List.copyOf(files);
    sets = List.copyOf(sets);
    apis = List.copyOf(apis);
  }

  /** One expression that sets values, and how it is read. */
  public record Set(How how, String expression) {}

  /** How an expression is read: each is an option of Helm's. */
  public enum How {
    JSON,
    TYPED,
    TEXT,
    FILE,
    LITERAL
  }

  /**
   * Returns the settings.
   *
   * @param read what gives the text of a file that an expression names
   * @throws DiagnosticException if something of it can't be read
   */
  public ChartSettings settings(UnaryOperator<String> read) {
    name.filter(given -> !Release.isName(given)).ifPresent(ChartFlags::refuse);
    PlacedValues values = new PlacedValues(new Datum.Dict());
    files.forEach(file -> Values.merge(values, document(file)));
    sets.forEach(set -> apply(set, values.values(), read));
    return new ChartSettings(
        name, namespace.isEmpty() ? "default" : namespace, upgrade, values, capabilities());
  }

  private static void refuse(String name) {
    throw problem(
        "Release can't have this name",
        "\"%s\" is to be of lower-case letters, digits, \"-\" and \".\", with a letter or digit at each end and beside each dot, and at most 53 characters."
            .formatted(name));
  }

  private static PlacedValues document(Source file) {
    List<Node> documents = YamlReader.readRepeating(file);
    return switch (documents.isEmpty() ? null : documents.getFirst()) {
      case null -> new PlacedValues(new Datum.Dict());
      case Node.Null _ -> new PlacedValues(new Datum.Dict());
      case Node.Mapping mapping -> PlacedValues.of(mapping);
      case Node.Bool _, Node.Number _, Node.Text _, Node.Sequence _ ->
          throw problem("Values are no mapping", file.path() + " has to hold names and values.");
    };
  }

  private static void apply(Set set, Datum.Dict values, UnaryOperator<String> read) {
    String expression = set.expression();
    try {
      switch (set.how()) {
        case JSON -> SetFlags.json(values, expression);
        case TYPED -> SetFlags.set(values, expression, false);
        case TEXT -> SetFlags.set(values, expression, true);
        case FILE -> SetFlags.files(values, expression, read);
        case LITERAL -> SetFlags.literal(values, expression);
      }
    } catch (BadArgument e) {
      throw problem("Value can't be set", "\"%s\": %s".formatted(expression, e.problem()));
    }
  }

  private Capabilities capabilities() {
    String version = kubernetes.orElse(Capabilities.STANDARD.kubernetes());
    return Capabilities.of(version, apis)
        .orElseThrow(() ->
            problem(
                "Kubernetes version can't be read",
                "\"%s\" is no version such as 1.36.3.".formatted(version)));
  }

  private static DiagnosticException problem(String summary, String detail) {
    return new DiagnosticException(Diagnostic.error("helm_options", summary, detail, null));
  }
}
