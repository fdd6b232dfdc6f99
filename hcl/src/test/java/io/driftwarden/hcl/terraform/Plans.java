package io.driftwarden.hcl.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans of small configurations, and how tests read them. */
final class Plans {
  private Plans() {}

  static Configuration.Planned plan(String main) {
    return plan(Map.of("main.tf", main));
  }

  static Configuration.Planned plan(Map<String, String> texts) {
    return Configuration.plan("", new TextFiles(texts));
  }

  static List<String> addresses(Configuration.Planned planned) {
    return planned.resources().stream().map(PlannedResource::address).toList();
  }

  static String shown(Configuration.Planned planned, String address, String attribute) {
    assertEquals(List.of(), planned.diagnostics());
    return shown(
        planned.resources().stream()
            .filter(resource -> resource.address().equals(address))
            .findFirst()
            .orElseThrow(() -> new AssertionError(address + " not in " + addresses(planned)))
            .attributes()
            .fields()
            .get(attribute));
  }

  /** Text as it is, the rest in a shape that is easy to compare; fields in the alphabet's order. */
  static String shown(@Nullable Value value) {
    return switch (value) {
      case null -> "(absent)";
      case Value.Null _ -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num number -> number.value().toPlainString();
      case Value.Text text -> text.value();
      case Value.Unknown unknown -> "?" + unknown.reason();
      case Value.PartlyText text ->
          String.join("", text.parts().stream().map(Plans::shown).toList());
      case Value.PartlyJson json -> "json:" + shown(json.content());
      case Value.Items items -> items.items().stream().map(Plans::shown).toList().toString();
      case Value.Fields fields -> {
        StringBuilder out = new StringBuilder("{");
        new TreeMap<>(fields.fields())
            .forEach((k, v) -> out.append(k).append('=').append(shown(v)).append(' '));
        yield out.append('}').toString().replace(" }", "}");
      }
    };
  }

  static Diagnostic only(Configuration.Planned planned) {
    assertEquals(1, planned.diagnostics().size(), planned.diagnostics().toString());
    return planned.diagnostics().getFirst();
  }
}
