package io.driftwarden.controller.packages;

import io.driftwarden.render.packages.PackageRef;
import java.net.URI;
import java.util.List;

/** A chart of a repository that is a web site (helm.sh/docs, The Chart Repository Guide). */
record RepositoryChart(PackageRef.Chart chart, Sources sources) implements Offer {
  @Override
  public List<String> versions() {
    return entries().stream().map(ChartEntry::version).toList();
  }

  @Override
  public Download download(String version) {
    ChartEntry entry =
        entries().stream()
            .filter(found -> found.version().equals(version))
            .findFirst()
            .orElseThrow(() ->
                PackageException.lasting(
                    "The repository has no %s %s.".formatted(chart.name(), version)));
    if (entry.address().startsWith("oci://")) {
      return new OciChart(chart, sources).at(entry.address());
    }
    URI base = URI.create(chart.repository() + "/");
    return Download.chart(sources.web().get(base.resolve(entry.address())), entry.digest());
  }

  private List<ChartEntry> entries() {
    URI index = URI.create(chart.repository() + "/index.yaml");
    return ChartEntry.in(sources.web().get(index).text(), chart);
  }
}
