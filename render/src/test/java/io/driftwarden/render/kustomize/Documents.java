package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Objects as lines of text that don't tell how they were spelled. */
final class Documents {
  private Documents() {}

  static String shown(String yaml) {
    Source source = new Source("expected.yaml", yaml);
    List<Node.Mapping> objects = new ArrayList<>();
    for (Node node : YamlReader.readStrictCore(yaml, source::place)) {
      if (node instanceof Node.Mapping object) {
        objects.add(object);
      }
    }
    return shown(objects);
  }

  static String shown(List<Node.Mapping> objects) {
    return objects.stream().map(Documents::shown).collect(Collectors.joining("\n"));
  }

  private static String shown(Node node) {
    return switch (node) {
      case Node.Null _ -> "null";
      case Node.Bool bool -> String.valueOf(bool.value());
      case Node.Number number -> number.value().stripTrailingZeros().toPlainString();
      case Node.Text text -> "\"" + text.value().replace("\n", "\\n") + "\"";
      case Node.Sequence list ->
          list.items().stream().map(Documents::shown).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping mapping -> {
        Map<String, String> fields = new TreeMap<>();
        mapping.entries().forEach(entry -> fields.put(entry.key(), shown(entry.value())));
        yield fields.toString();
      }
    };
  }
}
