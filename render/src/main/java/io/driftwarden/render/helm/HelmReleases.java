package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.terraform.Paths;
import io.driftwarden.helm.chart.Chart;
import io.driftwarden.helm.chart.ChartReader;
import io.driftwarden.helm.chart.Release;
import io.driftwarden.helm.chart.SetFlags;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Copies;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.packages.PackagedTree;
import io.driftwarden.render.packages.PackagedTree.Mounted;
import io.driftwarden.render.tree.Links;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees through {@code helm_release} resources (provider hashicorp/helm) to the objects they make.
 */
public final class HelmReleases {
  private final PackagedTree tree;
  private final String directory;

  /**
   * Makes one for a Terraform stack.
   *
   * @param directory of the root module, from which a chart's path is meant
   */
  public HelmReleases(PackagedTree tree, String directory) {
    this.tree = tree;
    this.directory = directory;
  }

  /** Returns the objects that a release makes, at addresses that begin with the release's. */
  public Rendered of(Resource release) {
    return switch (chart(release)) {
      case Mounted.Nowhere(String why) ->
          new Rendered(List.of(), List.of(unreadable(release, why)));
      case Mounted.At(String found) -> of(release, found);
    };
  }

  private Rendered of(Resource release, String found) {
    try {
      PackagedChart files = PackagedChart.of(tree, found);
      if (!files.missing().isEmpty()) {
        return new Rendered(List.of(), files.missing());
      }
      Chart read = ChartReader.read(files);
      Release installed =
          new Release(
              text(release, "name").orElse(read.name()),
              text(release, "namespace").orElse("default"));
      return HelmRenderer.render(read, installed, values(release), release.address() + "/");
    } catch (DiagnosticException e) {
      return new Rendered(List.of(), e.diagnostics());
    }
  }

  private static Diagnostic unreadable(Resource release, String why) {
    return Diagnostic.warning(
        "helm_remote_chart",
        "Cannot know statically what this chart makes",
        "%s Its objects are not judged.".formatted(why),
        release.attributes().nearest(List.of("chart")).place());
  }

  private Mounted chart(Resource release) {
    Optional<String> chart = text(release, "chart");
    if (chart.isEmpty()) {
      return new Mounted.Nowhere("Which chart it is can't be known.");
    }
    Optional<String> found = chart.flatMap(this::directoryOf);
    return found
        .<Mounted>map(Mounted.At::new)
        .orElseGet(() ->
            remote(release, chart.get())
                .map(tree::mount)
                .orElseGet(() -> new Mounted.Nowhere(nowhere(chart.get()))));
  }

  private static String nowhere(String chart) {
    return "The chart \"%s\" is not in this repository. Vendor it under charts/ beside the module, or give its repository as an address."
        .formatted(chart);
  }

  /** A chart may be all of an OCI address itself. */
  private static Optional<PackageRef.Chart> remote(Resource release, String chart) {
    String address = text(release, "repository").map(at -> at + "/" + chart).orElse(chart);
    int name = address.lastIndexOf('/');
    return name < 0 || !isKnown(release, "repository") || !isKnown(release, "version")
        ? Optional.empty()
        : PackageRef.Chart.of(
            address.substring(0, name),
            address.substring(name + 1),
            text(release, "version").orElse(""));
  }

  private static boolean isKnown(Resource release, String attribute) {
    return !(release.attributes().get(attribute).orElse(null) instanceof Value.Unknown);
  }

  /** A chart is a path from the module, or by its name in the charts folder beside it. */
  private Optional<String> directoryOf(String chart) {
    String name = chart.substring(chart.lastIndexOf('/') + 1);
    return List.of(chart, "charts/" + name).stream()
        .flatMap(path -> resolve(path).stream())
        .filter(path -> Links.resolve(tree, path + "/Chart.yaml").isPresent())
        .findFirst();
  }

  private Optional<String> resolve(String path) {
    return Paths.resolve(directory, path);
  }

  private static Optional<String> text(Resource release, String attribute) {
    return release.attributes().get(attribute).orElse(null) instanceof Value.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** {@code values} in order, then {@code set}, {@code set_list} and {@code set_sensitive}. */
  private static Datum.Dict values(Resource release) {
    Datum.Dict values = new Datum.Dict();
    for (Value document : items(release, "values")) {
      merge(values, document(document));
    }
    for (String attribute : List.of("set", "set_list", "set_sensitive")) {
      for (Value block : items(release, attribute)) {
        if (block instanceof Value.Mapping set) {
          set(values, set);
        }
      }
    }
    return values;
  }

  private static List<Value> items(Resource release, String attribute) {
    return switch (release.attributes().get(attribute).orElse(null)) {
      case Value.Sequence sequence -> sequence.items();
      case Value.Unknown unknown ->
          throw problem(
              "helm_unknown_values",
              "Values can't be known statically",
              "%s is not known: %s.".formatted(attribute, unknown.reason()),
              unknown.place());
      case null, default -> List.of();
    };
  }

  private static Datum.Dict document(Value document) {
    if (!(document instanceof Value.Text(String text, Place place))) {
      throw problem(
          "helm_unknown_values",
          "Values can't be known statically",
          "A document of values is not known. Write it in the repository, or use set for the part that isn't.",
          document.place());
    }
    List<Node> documents = YamlReader.read(new Source(place.file(), text));
    return !documents.isEmpty() && documents.getFirst() instanceof Node.Mapping mapping
        ? Nodes.dict(mapping)
        : new Datum.Dict();
  }

  private static void merge(Datum.Dict into, Datum.Dict from) {
    for (Map.Entry<String, Datum> entry : from.entries().entrySet()) {
      Datum there = into.get(entry.getKey());
      if (there instanceof Datum.Dict below && entry.getValue() instanceof Datum.Dict above) {
        merge(below, above);
      } else {
        into.put(entry.getKey(), Copies.of(entry.getValue()));
      }
    }
  }

  private static void set(Datum.Dict values, Value.Mapping set) {
    if (!(set.get("name").orElse(null) instanceof Value.Text name)) {
      throw problem(
          "helm_set", "set has no name", "Give it a name that is known statically.", set.place());
    }
    Value value = set.get("value").orElseGet(() -> new Value.Text("", set.place()));
    boolean asText =
        set.get("type").orElse(null) instanceof Value.Text type && type.value().equals("string");
    try {
      put(values, name.value(), value, asText);
    } catch (BadArgument e) {
      throw problem("helm_set", "set can't be read", e.problem(), name.place());
    }
  }

  private static void put(Datum.Dict values, String name, Value value, boolean asText) {
    switch (value) {
      case Value.Unknown unknown -> SetFlags.put(values, name, new Datum.Unknown(unknown.reason()));
      case Value.Sensitive _ ->
          SetFlags.put(values, name, new Datum.Unknown("it is sensitive, and not shown"));
      case Value.Text text -> SetFlags.set(values, name + "=" + text.value(), asText);
      case Value.Number number ->
          SetFlags.set(values, name + "=" + number.value().toPlainString(), asText);
      case Value.Bool bool -> SetFlags.set(values, name + "=" + bool.value(), asText);
      case Value.Null _ -> SetFlags.put(values, name, Datum.NIL);
      case Value.Sequence list -> SetFlags.put(values, name, Datum.of(texts(list)));
      case Value.Mapping _ ->
          throw problem("helm_set", "set can't be read", "A value is text.", value.place());
    }
  }

  private static List<Datum> texts(Value.Sequence list) {
    List<Datum> texts = new ArrayList<>();
    for (Value item : list.items()) {
      texts.add(
          switch (item) {
            case Value.Text text -> Datum.of(text.value());
            case Value.Number number -> Datum.of(number.value().toPlainString());
            case Value.Bool bool -> Datum.of(bool.value());
            case Value.Unknown unknown -> new Datum.Unknown(unknown.reason());
            default -> new Datum.Unknown("the item is no plain value");
          });
    }
    return texts;
  }

  private static DiagnosticException problem(
      String code, String summary, String detail, Place place) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, place));
  }
}
