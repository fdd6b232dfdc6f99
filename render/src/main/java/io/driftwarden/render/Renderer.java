package io.driftwarden.render;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the stacks of one kind. Runs nothing, reaches no network, reads only the tree. */
public interface Renderer {
  /**
   * What a renderer gives back: the read set is the tree's to record.
   *
   * @param document null where the language has no such form
   */
  record Rendered(
      List<Resource> resources, List<Diagnostic> diagnostics, @Nullable Document document) {
    public Rendered(List<Resource> resources, List<Diagnostic> diagnostics) {
      this(resources, diagnostics, null);
    }
  }

  /**
   * Returns the resources of a stack. A person's mistake is among the diagnostics, and what could
   * still be rendered is there beside it; a {@link io.driftwarden.diagnostics.DiagnosticException}
   * is met only where nothing could.
   */
  Rendered render(Stack stack, Tree tree);
}
