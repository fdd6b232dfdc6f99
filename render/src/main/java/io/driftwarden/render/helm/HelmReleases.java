package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.hcl.terraform.Paths;
import io.driftwarden.hcl.value.Value.Fields;
import io.driftwarden.helm.chart.Capabilities;
import io.driftwarden.helm.chart.Chart;
import io.driftwarden.helm.chart.ChartReader;
import io.driftwarden.helm.chart.ChartRenderer;
import io.driftwarden.helm.chart.ChartRendering;
import io.driftwarden.helm.chart.Release;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.packages.PackagedTree;
import io.driftwarden.render.packages.PackagedTree.Mounted;
import io.driftwarden.render.tree.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees through {@code helm_release} resources (provider hashicorp/helm) to the objects they make.
 */
public final class HelmReleases {
  private static final String RELEASED = "released here";
  private static final String UNDECIDED = "helm_unknown_condition";

  private final PackagedTree tree;
  private final String directory;
  private final HelmMemory memory = new HelmMemory();

  /**
   * Makes one for a Terraform stack.
   *
   * @param directory of the root module, from which a chart's path is meant
   */
  public HelmReleases(PackagedTree tree, String directory) {
    this.tree = tree;
    this.directory = directory;
  }

  /**
   * Returns the objects that a release makes, at addresses that begin with the release's.
   *
   * @param attributes of the release, of which some texts may be known in part
   */
  public Rendered of(Resource release, Fields attributes) {
    return switch (chart(release)) {
      case Mounted.Nowhere(String why) ->
          new Rendered(List.of(), List.of(unreadable(release, why)));
      case Mounted.At(String found) -> of(release, attributes, found);
    };
  }

  private Rendered of(Resource release, Fields attributes, String found) {
    try {
      PackagedChart files = PackagedChart.of(tree, found, memory.charts());
      Chart chart = ChartReader.read(files, memory.charts());
      ReleaseValues values = ReleaseValues.of(attributes, release.place());
      ChartRendering rendering = rendered(chart, installed(release, chart), values);
      Rendered made =
          files.brought(
              HelmRenderer.objects(files.explained(rendering), release.address() + "/", memory));
      return new Rendered(
          made.resources().stream().map(object -> brought(object, release)).toList(),
          told(made.diagnostics(), values, release));
    } catch (DiagnosticException e) {
      return new Rendered(List.of(), e.diagnostics());
    }
  }

  private Resource brought(Resource object, Resource release) {
    if (!object.brought().isEmpty() || !tree.isPackaged(object.place().file())) {
      return object;
    }
    return object.broughtBy(
        tree.isPackaged(release.place().file())
            ? release.brought()
            : List.of(new Related(release.place(), RELEASED)));
  }

  private static Release installed(Resource release, Chart chart) {
    return new Release(
        text(release, "name").orElse(chart.name()), text(release, "namespace").orElse("default"));
  }

  private static ChartRendering rendered(Chart chart, Release installed, ReleaseValues values) {
    return values
        .unknown()
        .map(unknown -> ChartRenderer.render(chart, installed, new Datum.Unknown(unknown.reason())))
        .orElseGet(
            () -> ChartRenderer.render(chart, installed, values.values(), Capabilities.STANDARD));
  }

  /** What a value that isn't known decides is not judged, like a chart that isn't there. */
  private static List<Diagnostic> told(
      List<Diagnostic> diagnostics, ReleaseValues values, Resource release) {
    List<Diagnostic> told = new ArrayList<>();
    values.unknown().ifPresent(unknown -> told.add(unknownValues(unknown)));
    for (Diagnostic diagnostic : diagnostics) {
      told.add(
          diagnostic.code().equals(UNDECIDED)
              ? diagnostic.asWarning().and(release.place(), RELEASED)
              : diagnostic);
    }
    return told;
  }

  private static Diagnostic unknownValues(ReleaseValues.Unknown unknown) {
    return Diagnostic.unknown(
        "helm_unknown_values",
        "Cannot know statically what this chart makes",
        "Its values are not known: %s. What they decide is unknown too. Write them in the repository, or use set for the part that isn't known."
            .formatted(unknown.reason()),
        unknown.place());
  }

  private static Diagnostic unreadable(Resource release, String why) {
    return Diagnostic.unknown(
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
}
