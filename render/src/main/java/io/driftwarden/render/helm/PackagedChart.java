package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.terraform.Paths;
import io.driftwarden.helm.chart.ChartFiles;
import io.driftwarden.helm.chart.ChartMemory;
import io.driftwarden.helm.chart.ChartRendering;
import io.driftwarden.render.packages.PackagedTree;
import io.driftwarden.render.packages.PackagedTree.Mounted;
import io.driftwarden.render.tree.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of a chart in a tree, and below {@code charts/} those of the dependencies that it names
 * and doesn't contain.
 *
 * @param missing what is not to be had of them
 */
record PackagedChart(TreeChart own, List<Bundled> bundled, List<Diagnostic> missing)
    implements ChartFiles {

  /**
   * A dependency's files.
   *
   * @param prefix what their paths begin with here; ends in {@code /}
   */
  private record Bundled(String prefix, TreeChart chart) {
    String inside(String path) {
      return path.substring(prefix.length());
    }
  }

  static PackagedChart of(PackagedTree tree, String directory, ChartMemory memory) {
    TreeChart own = TreeChart.of(tree, directory, memory);
    List<Bundled> bundled = new ArrayList<>();
    List<Diagnostic> missing = new ArrayList<>();
    for (AbsentDependency dependency : AbsentDependency.of(own)) {
      switch (located(tree, directory, dependency)) {
        case null -> {}
        case Mounted.Nowhere(String why) -> missing.add(dependency.missing(why));
        case Mounted.At(String at) -> {
          String prefix = "charts/%s~%d/".formatted(dependency.name(), bundled.size());
          bundled.add(new Bundled(prefix, TreeChart.of(tree, at, memory)));
        }
      }
    }
    return new PackagedChart(own, bundled, missing);
  }

  /** Returns where a dependency is; null where its repository says nothing of that. */
  private static @Nullable Mounted located(
      PackagedTree tree, String directory, AbsentDependency dependency) {
    Optional<String> path = dependency.path();
    return path.isPresent()
        ? beside(tree, directory, path.get())
        : dependency.ref().map(tree::mount).orElse(null);
  }

  /** Helm packs a chart of the same repository as it would one from elsewhere. */
  private static Mounted beside(PackagedTree tree, String directory, String path) {
    return Paths.resolve(directory, path)
        .filter(at -> tree.together(directory, at))
        .filter(at -> !(at + "/").startsWith(directory + "/"))
        .filter(at -> Links.resolve(tree, at + "/Chart.yaml").isPresent())
        .<Mounted>map(Mounted.At::new)
        .orElseGet(() -> new Mounted.Nowhere("There is no chart at that path in this repository."));
  }

  /** Returns a rendering that says of each chart that it lacks why it is not to be had. */
  ChartRendering explained(ChartRendering rendering) {
    Map<Place, Diagnostic> reasons =
        missing.stream().collect(Collectors.toMap(why -> why.place().orElseThrow(), why -> why));
    return new ChartRendering(
        rendering.documents(),
        rendering.notes(),
        rendering.diagnostics().stream()
            .map(told ->
                told.code().equals(ChartRendering.MISSING)
                    ? told.place().map(reasons::get).orElse(told)
                    : told)
            .toList(),
        rendering.decisions());
  }

  @Override
  public List<String> paths() {
    List<String> paths = new ArrayList<>(own.paths());
    for (Bundled other : bundled) {
      other.chart().paths().forEach(path -> paths.add(other.prefix() + path));
    }
    paths.sort(null);
    return paths;
  }

  @Override
  public String repositoryPath(String path) {
    for (Bundled other : bundled) {
      if (path.startsWith(other.prefix())) {
        return other.chart().repositoryPath(other.inside(path));
      }
    }
    return own.repositoryPath(path);
  }

  @Override
  public byte[] read(String path) {
    for (Bundled other : bundled) {
      if (path.startsWith(other.prefix())) {
        return other.chart().read(other.inside(path));
      }
    }
    return own.read(path);
  }

  @Override
  public Source source(String path) {
    for (Bundled other : bundled) {
      if (path.startsWith(other.prefix())) {
        return other.chart().source(other.inside(path));
      }
    }
    return own.source(path);
  }
}
