package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which folders a kustomization is made of. */
public final class Kustomizations {
  private static final List<String> PARTS =
      List.of("resources", "bases", "components", "generators", "transformers", "validators");

  private Kustomizations() {}

  /**
   * Returns the folders that the kustomization of a folder is made of, and that folder itself if it
   * is a component: they are no stacks of their own. One that can't be read uses none.
   */
  public static Set<String> partsOf(Tree tree, String directory) {
    Set<String> parts = new HashSet<>();
    try {
      Kustomization kustomization = Kustomization.of(Root.of(tree, directory));
      if (kustomization.isComponent()) {
        parts.add(directory);
      }
      for (String field : PARTS) {
        for (Node.Text path : kustomization.fields().texts(field)) {
          folder(kustomization.root(), path).ifPresent(parts::add);
        }
      }
    } catch (DiagnosticException e) {
      return parts;
    }
    return parts;
  }

  private static Optional<String> folder(Root root, Node.Text path) {
    return Root.isRemote(path.value()) || !Patches.isPath(path)
        ? Optional.empty()
        : root.find(path).filter(Entry.Directory.class::isInstance).map(Entry::path);
  }
}
