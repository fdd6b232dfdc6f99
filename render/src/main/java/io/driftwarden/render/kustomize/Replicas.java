package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Sets how many pods a workload of some name has. */
final class Replicas implements Transformer {
  private static final Set<String> KNOWN = Set.of("name", "count");

  private final Node.Text name;
  private final Node.Number count;
  private final List<FieldSpec> specs;

  Replicas(Node node, List<FieldSpec> specs) {
    Fields fields = Fields.of(node, "an entry of replicas", KNOWN);
    this.name = fields.text("name").orElse(new Node.Text("", fields.place()));
    this.count =
        fields
            .number("count")
            .orElseGet(() -> new Node.Number(BigDecimal.ZERO, "0", fields.place()));
    this.specs = specs;
  }

  @Override
  public void transform(Items items) {
    boolean found = items.isIncomplete();
    for (FieldSpec spec : specs) {
      List<Item> meant = items.everNamed(id -> id.name().equals(name.value()) && spec.selects(id));
      found |= !meant.isEmpty();
      for (Item item : meant) {
        item.set(PathEdit.made(item.object(), spec, count, node -> count));
      }
    }
    if (!found) {
      throw KustomizeProblem.noTarget("\"%s\" of replicas".formatted(name.value()), name.place());
    }
  }
}
