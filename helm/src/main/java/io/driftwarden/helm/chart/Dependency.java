package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import java.util.List;

/**
 * What a chart says of a chart that it needs.
 *
 * @param alias another name for it; empty for none
 * @param conditions paths in the values, of which the first that is there decides
 */
record Dependency(
    String name,
    String version,
    String alias,
    List<String> conditions,
    List<String> tags,
    Place place) {
  String nameInValues() {
    return alias.isEmpty() ? name : alias;
  }
}
