package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.value.Datum;
import java.util.List;

/** A chart that has been read, with the charts in its {@code charts} folder. */
public final class Chart {
  /** A template or resource definition: its path in the chart, and its text. */
  record TextFile(String path, Source source) {}

  private final Metadata metadata;
  private final Datum.Dict values;
  private final List<TextFile> templates;
  private final List<TextFile> crds;
  private final ChartFiles files;
  private final List<Chart> dependencies;

  Chart(Metadata metadata, Datum.Dict values, Contents contents, List<Chart> dependencies) {
    this.metadata = metadata;
    this.values = values;
    this.templates = contents.templates();
    this.crds = contents.crds();
    this.files = contents.files();
    this.dependencies = List.copyOf(dependencies);
  }

  /** The files of a chart, sorted by what they are for. */
  record Contents(List<TextFile> templates, List<TextFile> crds, ChartFiles files) {}

  /** Returns the name that {@code Chart.yaml} gives. */
  public String name() {
    return metadata.name();
  }

  Metadata metadata() {
    return metadata;
  }

  Datum.Dict values() {
    return values;
  }

  List<TextFile> templates() {
    return templates;
  }

  List<TextFile> crds() {
    return crds;
  }

  ChartFiles files() {
    return files;
  }

  List<Chart> dependencies() {
    return dependencies;
  }

  Chart named(String name) {
    Metadata renamed = metadata.renamed(name);
    return new Chart(renamed, values, new Contents(templates, crds, files), dependencies);
  }

  Chart with(List<Chart> others) {
    return new Chart(metadata, values, new Contents(templates, crds, files), others);
  }
}
