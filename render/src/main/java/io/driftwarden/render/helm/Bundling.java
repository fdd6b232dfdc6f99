package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.hcl.terraform.Paths;
import io.driftwarden.helm.chart.ChartMemory;
import io.driftwarden.render.helm.PackagedChart.Bundled;
import io.driftwarden.render.packages.PackagedTree;
import io.driftwarden.render.packages.PackagedTree.Mounted;
import io.driftwarden.render.tree.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the files of a chart with those of the charts that it names and doesn't contain. */
final class Bundling {
  /** Charts of a repository may name each other; levels of them multiply. */
  private static final int MOST = 500;

  private final PackagedTree tree;
  private final ChartMemory memory;
  private int count;

  Bundling(PackagedTree tree, ChartMemory memory) {
    this.tree = tree;
    this.memory = memory;
  }

  PackagedChart of(String directory) {
    return of(directory, List.of());
  }

  /**
   * Returns the files of a chart.
   *
   * @param above the directories of the charts that need it, the first one first
   */
  private PackagedChart of(String directory, List<String> above) {
    List<String> way = new ArrayList<>(above);
    way.add(directory);
    TreeChart own = TreeChart.of(tree, directory, memory);
    List<Bundled> bundled = new ArrayList<>();
    List<Diagnostic> missing = new ArrayList<>();
    for (AbsentDependency dependency : AbsentDependency.of(own)) {
      switch (located(way, dependency)) {
        case null -> {}
        case Mounted.Nowhere(String why) -> missing.add(dependency.missing(why));
        case Mounted.At(String at) -> {
          PackagedChart files = needed(at, way);
          String prefix = "charts/%s~%d/".formatted(dependency.name(), bundled.size());
          bundled.add(new Bundled(prefix, files, dependency.place()));
          missing.addAll(files.missing());
        }
      }
    }
    return new PackagedChart(own, bundled, missing, tree.isPackaged(directory));
  }

  /** What is packed from elsewhere has with it what it needs. */
  private PackagedChart needed(String directory, List<String> way) {
    return tree.isPackaged(directory)
        ? new PackagedChart(TreeChart.of(tree, directory, memory), List.of(), List.of(), true)
        : of(directory, way);
  }

  /** Returns where a dependency is; null where its repository says nothing of that. */
  private @Nullable Mounted located(List<String> way, AbsentDependency dependency) {
    Optional<String> path = dependency.path();
    return path.isPresent()
        ? beside(way, path.get())
        : dependency.ref().map(tree::mount).orElse(null);
  }

  /** Helm packs a chart of the same repository as it would one from elsewhere. */
  private Mounted beside(List<String> way, String path) {
    String directory = way.getLast();
    Optional<String> found =
        Paths.resolve(directory, path)
            .filter(at -> tree.together(directory, at))
            .filter(at -> Links.resolve(tree, at + "/Chart.yaml").isPresent());
    if (found
        .filter(at -> (at + "/").startsWith(directory + "/") || way.contains(at))
        .isPresent()) {
      return new Mounted.Nowhere(itself(way, found.get()));
    }
    if (++count > MOST) {
      return new Mounted.Nowhere("More than %d charts are needed in all.".formatted(MOST));
    }
    return found
        .<Mounted>map(Mounted.At::new)
        .orElseGet(() -> new Mounted.Nowhere("There is no chart at that path in this repository."));
  }

  private static String itself(List<String> way, String at) {
    List<String> circle = new ArrayList<>(way.subList(Math.max(0, way.indexOf(at)), way.size()));
    circle.add(at);
    return "It can't be a part of itself: %s. Take out one of these dependencies."
        .formatted(String.join(" needs ", circle));
  }
}
