package io.driftwarden.render;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.tree.ReadSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stack would deploy.
 *
 * @param diagnostics an error among them means that the resources are not all there, and that no
 *     verdict may be given
 * @param readSet all that the rendering depends on in its tree
 * @param packages what it depends on elsewhere: each package that it asked for, with the digest of
 *     the {@link io.driftwarden.render.packages.Packages.Answer}
 * @param document null where the stack's language has no such form, or nobody made it
 */
public record Rendering(
    Stack stack,
    List<Resource> resources,
    List<Diagnostic> diagnostics,
    ReadSet readSet,
    Map<PackageRef, String> packages,
    @Nullable Document document) {

  public Rendering {
    resources = List.copyOf(resources);
    diagnostics = List.copyOf(diagnostics);
    packages = Collections.unmodifiableMap(new LinkedHashMap<>(packages));
  }

  /** Makes one that depends on its tree alone. */
  public Rendering(
      Stack stack, List<Resource> resources, List<Diagnostic> diagnostics, ReadSet readSet) {
    this(stack, resources, diagnostics, readSet, Map.of(), null);
  }

  public boolean failed() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
