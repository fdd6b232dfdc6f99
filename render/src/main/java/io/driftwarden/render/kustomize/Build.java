package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of what {@code kustomize build} does. */
final class Build {
  private static final String LOCAL = "config.kubernetes.io/local-config";

  private final List<Diagnostic> remarks = new ArrayList<>();

  /** Returns what is worth a word, though it is no mistake. */
  List<Diagnostic> remarks() {
    return List.copyOf(remarks);
  }

  /** Returns the resources that the kustomization of a folder makes, in order. */
  List<Node.Mapping> run(Root root) {
    Kinds kinds = Kinds.ofKubernetes();
    return new Work().counted(() -> kinds.during(() -> made(Kustomization.of(root), kinds)));
  }

  private List<Node.Mapping> made(Kustomization kustomization, Kinds kinds) {
    Accumulated made = Accumulation.of(kustomization, new OpenApi(kinds), remarks);
    Items items = made.items();
    new NameHash().transform(items);
    NameReferences.rewrite(items, made.specs());
    made.variables().resolve(items, made.specs().list("varReference"));
    items.all().stream().filter(Build::isLocal).forEach(Item::remove);
    items.dropRemoved();
    Order.sort(items, kustomization);
    Metadata.describe(kustomization, items);
    FoldedText folded = new FoldedText(kustomization.root());
    return items.all().stream().map(Build::finished).map(folded::in).toList();
  }

  private static boolean isLocal(Item item) {
    Node.Mapping metadata = Edits.mapping(item.object(), "metadata");
    Optional<Node> local = Edits.mapping(metadata, "annotations").get(LOCAL);
    return local.filter(value -> !Edits.scalar(value).equals("false")).isPresent();
  }

  /** Annotations are texts in the end, and none is left empty. */
  private static Node.Mapping finished(Item item) {
    if (item.altered().isPresent()) {
      return item.altered().get().unknown(item.object());
    }
    return Edits.inside(
        item.object(),
        "metadata",
        metadata ->
            metadata
                .get("annotations")
                .flatMap(Edits::asTexts)
                .map(texts -> Edits.with(metadata, "annotations", texts))
                .orElseGet(() -> Edits.without(metadata, "annotations")));
  }
}
