package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Puts a prefix or a suffix to the names of resources. */
final class Names {
  private static final List<FieldSpec> LEFT_ALONE =
      List.of(
          new FieldSpec("", "", "CustomResourceDefinition", "", false),
          new FieldSpec("apiregistration.k8s.io", "", "APIService", "", false),
          new FieldSpec("", "", "Namespace", "", false));
  private static final String NAME = "metadata/name";

  private Names() {}

  static Transformer prefix(Node.Text prefix, List<FieldSpec> specs) {
    return items ->
        renamed(
            items, specs, item -> item.addPrefix(prefix.value()), name -> prefix.value() + name);
  }

  static Transformer suffix(Node.Text suffix, List<FieldSpec> specs) {
    return items ->
        renamed(
            items, specs, item -> item.addSuffix(suffix.value()), name -> name + suffix.value());
  }

  private static void renamed(
      Items items, List<FieldSpec> specs, Consumer<Item> note, UnaryOperator<String> rename) {
    for (Item item : items.all()) {
      ResourceId id = item.originalId();
      if (LEFT_ALONE.stream().anyMatch(spec -> spec.selects(id))) {
        continue;
      }
      for (FieldSpec spec : specs.stream().filter(spec -> spec.selects(id)).toList()) {
        if (spec.path().equals(NAME)) {
          note.accept(item);
          item.rememberId();
        }
        Node.Text blank = new Node.Text("", item.place());
        item.set(
            PathEdit.made(
                item.object(),
                spec,
                blank,
                node -> new Node.Text(rename.apply(Edits.scalar(node)), node.place())));
      }
    }
  }
}
