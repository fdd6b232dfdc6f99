package io.driftwarden.render.helm;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.chart.ChartFiles;
import io.driftwarden.helm.chart.ChartMemory;
import io.driftwarden.helm.chart.ChartRendering;
import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Resource;
import io.driftwarden.render.packages.PackagedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The files of a chart in a tree, and below {@code charts/} those of the dependencies that it names
 * and doesn't contain.
 *
 * @param missing what is not to be had of them
 * @param packed whether it is of a package, and not of the repository
 */
record PackagedChart(TreeChart own, List<Bundled> bundled, List<Diagnostic> missing, boolean packed)
    implements ChartFiles {
  private static final String NEEDED = "needed here";

  /**
   * A dependency's files.
   *
   * @param prefix what their paths begin with here; ends in {@code /}
   * @param needed where it is named
   */
  record Bundled(String prefix, PackagedChart chart, Place needed) {
    String inside(String path) {
      return path.substring(prefix.length());
    }
  }

  static PackagedChart of(PackagedTree tree, String directory, ChartMemory memory) {
    return new Bundling(tree, memory).of(directory);
  }

  /** Returns what it makes, each with the dependency that brings in the package it is of. */
  Rendered brought(Rendered made) {
    return packed || bundled.isEmpty()
        ? made
        : new Rendered(made.resources().stream().map(this::brought).toList(), made.diagnostics());
  }

  private Resource brought(Resource made) {
    List<Related> needed = bringing(made.place().file());
    return needed.isEmpty() ? made : made.broughtBy(needed);
  }

  private List<Related> bringing(String file) {
    for (Bundled other : bundled) {
      List<Related> found =
          !other.chart().packed()
              ? other.chart().bringing(file)
              : file.startsWith(other.chart().own().directory() + "/")
                  ? List.of(new Related(other.needed(), NEEDED))
                  : List.of();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** Returns a rendering that says of each chart that it lacks why it is not to be had. */
  ChartRendering explained(ChartRendering rendering) {
    Map<Place, Diagnostic> reasons =
        missing.stream()
            .collect(
                Collectors.toMap(why -> why.place().orElseThrow(), why -> why, (why, _) -> why));
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
    return ask(path, ChartFiles::repositoryPath);
  }

  @Override
  public byte[] read(String path) {
    return ask(path, ChartFiles::read);
  }

  @Override
  public Source source(String path) {
    return ask(path, ChartFiles::source);
  }

  @Override
  public ChartFiles archive(String path) {
    return ask(path, ChartFiles::archive);
  }

  /** Asks the chart that has a file, by the file's name there. */
  private <T> T ask(String path, BiFunction<ChartFiles, String, T> question) {
    for (Bundled other : bundled) {
      if (path.startsWith(other.prefix())) {
        return question.apply(other.chart(), other.inside(path));
      }
    }
    return question.apply(own, path);
  }
}
