package io.driftwarden.render.stack;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.cloudformation.CloudFormationRenderer;
import io.driftwarden.render.helm.HelmRenderer;
import io.driftwarden.render.kubernetes.KubernetesRenderer;
import io.driftwarden.render.terraform.TerraformRenderer;
import io.driftwarden.render.tree.RecordingTree;
import io.driftwarden.render.tree.Tree;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Renders stacks of every kind, and remembers the last renderings by what they read. Safe for
 * several threads.
 */
public final class StackRenderer {
  private final Memo memo = new Memo();
  private final Map<Stack.Kind, Renderer> renderers;

  public StackRenderer() {
    this(
        Map.of(
            Stack.Kind.TERRAFORM, new TerraformRenderer(),
            Stack.Kind.HELM, new HelmRenderer(),
            Stack.Kind.KUBERNETES, new KubernetesRenderer(),
            Stack.Kind.CLOUDFORMATION, new CloudFormationRenderer(),
            Stack.Kind.CDK, new CloudFormationRenderer()));
  }

  private StackRenderer(Map<Stack.Kind, Renderer> renderers) {
    this.renderers = renderers;
  }

  /** Returns one that remembers nothing yet and renders stacks of a kind in another way. */
  public StackRenderer with(Stack.Kind kind, Renderer renderer) {
    Map<Stack.Kind, Renderer> changed = new EnumMap<>(renderers);
    changed.put(kind, renderer);
    return new StackRenderer(changed);
  }

  /** Returns what a stack would deploy; a person's mistake is among the diagnostics. */
  public Rendering render(Stack stack, Tree tree) {
    return memo.find(stack, tree).orElseGet(() -> memo.add(renderNow(stack, tree)));
  }

  private Rendering renderNow(Stack stack, Tree tree) {
    RecordingTree recording = new RecordingTree(tree);
    Rendered rendered = rendered(stack, recording);
    return new Rendering(stack, rendered.resources(), rendered.diagnostics(), recording.readSet());
  }

  private Rendered rendered(Stack stack, Tree tree) {
    try {
      return of(stack.kind()).render(stack, tree);
    } catch (DiagnosticException e) {
      return new Rendered(List.of(), e.diagnostics());
    } catch (StackOverflowError e) {
      return new Rendered(List.of(), List.of(tooDeep(stack)));
    }
  }

  /** The readers limit depth themselves; this is for the nesting that none of them counts. */
  private static Diagnostic tooDeep(Stack stack) {
    return Diagnostic.error(
        "too_deep",
        "Stack is nested too deeply",
        "Rendering it needs more room than there is. Nest its expressions or templates less.",
        Place.of(stack.toString()));
  }

  private Renderer of(Stack.Kind kind) {
    return Objects.requireNonNull(renderers.get(kind), "every kind has a renderer");
  }
}
