package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Datum;
import java.util.TreeMap;

/**
 * What a chart is installed as.
 *
 * @param upgrade whether an installation is there already
 */
public record Release(String name, String namespace, boolean upgrade) {
  /** Makes a first installation. */
  public Release(String name, String namespace) {
    this(name, namespace, false);
  }

  /** Returns {@code .Release}. */
  Datum.Dict object() {
    TreeMap<String, Datum> fields = new TreeMap<>();
    fields.put("Name", Datum.of(name));
    fields.put("Namespace", Datum.of(namespace));
    fields.put("IsInstall", Datum.of(!upgrade));
    fields.put("IsUpgrade", Datum.of(upgrade));
    fields.put("Revision", Datum.of(1));
    fields.put("Service", Datum.of("Helm"));
    return new Datum.Dict(fields);
  }
}
