package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Origins;
import java.util.List;
import java.util.Optional;

/** A chart that has been read, with the charts in its {@code charts} folder. */
public final class Chart {
  /** A template or resource definition: its path in the chart, and its text. */
  record TextFile(String path, Source source) {}

  private final Metadata metadata;
  private final PlacedValues values;
  private final Contents contents;
  private final List<Chart> dependencies;

  Chart(Metadata metadata, PlacedValues values, Contents contents, List<Chart> dependencies) {
    this.metadata = metadata;
    this.values = values;
    this.contents = contents;
    this.dependencies = List.copyOf(dependencies);
  }

  /** The files of a chart, sorted by what they are for. */
  record Contents(
      List<TextFile> templates,
      List<TextFile> crds,
      Optional<Source> schema,
      ChartFiles files,
      ChartMemory memory) {}

  /** Reports whether it only has templates for other charts, and makes nothing by itself. */
  public boolean isLibrary() {
    return metadata.isLibrary();
  }

  /** Returns the name that {@code Chart.yaml} gives. */
  public String name() {
    return metadata.name();
  }

  Metadata metadata() {
    return metadata;
  }

  Datum.Dict values() {
    return values.values();
  }

  /** Returns where its own values are written. */
  Origins origins() {
    return values.origins();
  }

  List<TextFile> templates() {
    return contents.templates();
  }

  List<TextFile> crds() {
    return contents.crds();
  }

  Optional<Source> schema() {
    return contents.schema();
  }

  ChartFiles files() {
    return contents.files();
  }

  ChartMemory memory() {
    return contents.memory();
  }

  List<Chart> dependencies() {
    return dependencies;
  }

  Chart named(String name) {
    return new Chart(metadata.renamed(name), values, contents, dependencies);
  }

  Chart with(List<Chart> others) {
    return new Chart(metadata, values, contents, others);
  }

  Chart withValues(Datum.Dict others) {
    return new Chart(metadata, new PlacedValues(others, values.origins()), contents, dependencies);
  }

  Chart needing(List<Dependency> some) {
    return new Chart(metadata.needing(some), values, contents, dependencies);
  }
}
