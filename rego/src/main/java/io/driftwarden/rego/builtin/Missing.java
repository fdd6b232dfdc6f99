package io.driftwarden.rego.builtin;

import java.util.Set;

/** Builtins that OPA has and that are not here yet; a policy that calls one is refused. */
final class Missing {
  private static final Set<String> FAMILIES =
      Set.of("providers.aws", "rego", "yaml", "uri", "uuid", "time");

  private static final Set<String> NAMES =
      Set.of("json.patch", "net.cidr_merge", "regex.globs_match", "strings.render_template");

  private Missing() {}

  static boolean has(String name) {
    int point = name.lastIndexOf('.');
    String family = point < 0 ? "" : name.substring(0, point);
    return NAMES.contains(name)
        || FAMILIES.contains(family)
        || FAMILIES.stream().anyMatch(each -> family.startsWith(each + "."));
  }
}
