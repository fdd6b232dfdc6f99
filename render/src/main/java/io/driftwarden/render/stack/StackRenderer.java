package io.driftwarden.render.stack;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.terraform.Inputs;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.cloudformation.CloudFormationRenderer;
import io.driftwarden.render.helm.ChartSettings;
import io.driftwarden.render.helm.HelmMemory;
import io.driftwarden.render.helm.HelmRenderer;
import io.driftwarden.render.kubernetes.KubernetesRenderer;
import io.driftwarden.render.kubernetes.KustomizationFile;
import io.driftwarden.render.kustomize.KustomizeRenderer;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.packages.RecordingPackages;
import io.driftwarden.render.terraform.ImportedSchemas;
import io.driftwarden.render.terraform.TerraformRenderer;
import io.driftwarden.render.tree.RecordingTree;
import io.driftwarden.render.tree.Tree;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Renders stacks of every kind, and remembers the last renderings by what they read. Safe for
 * several threads.
 */
public final class StackRenderer {
  private final Packages packages;
  private final String digest;
  private final Map<Stack.Kind, Function<Packages, Renderer>> renderers;
  private final Memo memo;

  /** Makes one that has nothing but the repositories themselves. */
  public StackRenderer() {
    this(Packages.NONE);
  }

  /** Makes one that gets from elsewhere what repositories refer to and don't contain. */
  public StackRenderer(Packages packages) {
    this(packages, ImportedSchemas.NONE);
  }

  /** Makes one that also knows schemas of providers that were imported. */
  public StackRenderer(Packages packages, ImportedSchemas schemas) {
    this(packages, schemas, new HelmMemory());
  }

  private StackRenderer(Packages packages, ImportedSchemas schemas, HelmMemory charts) {
    this(
        packages,
        schemas.digest(),
        Map.of(
            Stack.Kind.TERRAFORM,
                from -> new TerraformRenderer(from, Inputs.NONE.with(schemas.schemas())),
            Stack.Kind.HELM, some -> new HelmRenderer(some, ChartSettings.USUAL, charts),
            Stack.Kind.KUBERNETES, _ -> StackRenderer::renderManifests,
            Stack.Kind.CLOUDFORMATION, _ -> new CloudFormationRenderer(),
            Stack.Kind.CDK, _ -> new CloudFormationRenderer()));
  }

  /** A folder's kustomization says what its manifests are for, if it has one. */
  private static Rendered renderManifests(Stack stack, Tree tree) {
    boolean plain = KustomizationFile.in(tree, stack.path()).isEmpty();
    Renderer renderer = plain ? new KubernetesRenderer() : new KustomizeRenderer();
    return renderer.render(stack, tree);
  }

  private StackRenderer(
      Packages packages, String digest, Map<Stack.Kind, Function<Packages, Renderer>> renderers) {
    this.packages = packages;
    this.digest = digest;
    this.renderers = renderers;
    this.memo = new Memo(packages);
  }

  /** Returns one that remembers nothing yet and renders stacks of a kind in another way. */
  public StackRenderer with(Stack.Kind kind, Function<Packages, Renderer> renderer) {
    Map<Stack.Kind, Function<Packages, Renderer>> changed = new EnumMap<>(renderers);
    changed.put(kind, renderer);
    return new StackRenderer(packages, digest, changed);
  }

  /**
   * Returns a digest of what decides about renderings beside repositories and packages; empty where
   * nothing does.
   */
  public String digest() {
    return digest;
  }

  /** Returns what a stack would deploy; a person's mistake is among the diagnostics. */
  public Rendering render(Stack stack, Tree tree) {
    return memo.find(stack, tree).orElseGet(() -> memo.add(renderNow(stack, tree)));
  }

  private Rendering renderNow(Stack stack, Tree tree) {
    RecordingTree recording = new RecordingTree(tree);
    RecordingPackages asked = new RecordingPackages(packages);
    Rendered rendered = rendered(of(stack.kind(), asked), stack, recording);
    return new Rendering(
        stack,
        rendered.resources(),
        rendered.diagnostics(),
        recording.readSet(),
        asked.digests(),
        rendered.document());
  }

  private static Rendered rendered(Renderer renderer, Stack stack, Tree tree) {
    try {
      return renderer.render(stack, tree);
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

  private Renderer of(Stack.Kind kind, Packages packages) {
    return Objects.requireNonNull(renderers.get(kind), "every kind has a renderer").apply(packages);
  }
}
