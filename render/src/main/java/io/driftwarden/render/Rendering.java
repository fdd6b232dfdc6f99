package io.driftwarden.render;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.tree.ReadSet;
import java.util.List;

/**
 * What a stack would deploy.
 *
 * @param diagnostics an error among them means that the resources are not all there, and that no
 *     verdict may be given
 * @param readSet all that the rendering depends on
 */
public record Rendering(
    Stack stack, List<Resource> resources, List<Diagnostic> diagnostics, ReadSet readSet) {

  public Rendering {
    resources = List.copyOf(resources);
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean failed() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
