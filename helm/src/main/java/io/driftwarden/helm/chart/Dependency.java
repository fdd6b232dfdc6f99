package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import java.util.List;

/**
 * What a chart says of a chart that it needs.
 *
 * @param version the versions that it takes; empty for any
 * @param alias another name for it; empty for none
 * @param conditions paths in the values, of which the first that is there decides
 * @param imports what of its values become the chart's own
 */
public record Dependency(
    String name,
    String version,
    String repository,
    String alias,
    List<String> conditions,
    List<String> tags,
    List<Import> imports,
    Place place) {

  /**
   * Values that a chart takes over.
   *
   * @param child the path in the other chart's values
   * @param parent where they go; a dot for the top
   */
  record Import(String child, String parent) {}

  String nameInValues() {
    return alias.isEmpty() ? name : alias;
  }
}
