package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Datum;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a chart is installed as.
 *
 * @param upgrade whether an installation is there already
 */
public record Release(String name, String namespace, boolean upgrade) {
  /** How Helm wants a name to be: parts that are names in DNS, and not longer than a label's. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private static final int LONGEST = 53;

  /** Reports whether Helm takes a name that a person gives. */
  public static boolean isName(String name) {
    return name.length() <= LONGEST && NAME.matcher(name).matches();
  }

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
