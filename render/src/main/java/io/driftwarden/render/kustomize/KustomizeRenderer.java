package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Stack;
import io.driftwarden.render.kubernetes.Objects;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Renders a folder with a kustomization. */
public final class KustomizeRenderer implements Renderer {
  @Override
  public Rendered render(Stack stack, Tree tree) {
    Build build = new Build();
    Objects objects = new Objects("");
    build.run(Root.of(tree, stack.path())).forEach(objects::add);
    List<Diagnostic> diagnostics = new ArrayList<>(build.remarks());
    diagnostics.addAll(objects.diagnostics());
    return new Rendered(objects.resources(), diagnostics);
  }
}
