package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Datum;
import java.util.TreeMap;

/** What a chart is installed as. */
public record Release(String name, String namespace) {
  /** Returns {@code .Release}, as at a first installation. */
  Datum.Dict object() {
    TreeMap<String, Datum> fields = new TreeMap<>();
    fields.put("Name", Datum.of(name));
    fields.put("Namespace", Datum.of(namespace));
    fields.put("IsInstall", Datum.TRUE);
    fields.put("IsUpgrade", Datum.FALSE);
    fields.put("Revision", Datum.of(1));
    fields.put("Service", Datum.of("Helm"));
    return new Datum.Dict(fields);
  }
}
