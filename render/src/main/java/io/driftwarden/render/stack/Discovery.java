package io.driftwarden.render.stack;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Stack;
import io.driftwarden.render.kubernetes.KustomizationFile;
import io.driftwarden.render.kustomize.Kustomizations;
import io.driftwarden.render.terraform.Modules;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the stacks of a tree by what its files are, without configuration; {@code docs/check.md}
 * has the rules.
 */
public final class Discovery {
  private static final int DEEPEST = 64;
  private static final Set<String> NEVER = Set.of("node_modules");

  private final Tree tree;
  private final Ignored ignored;
  private final Set<Stack> stacks = new TreeSet<>();
  private final Roots configurations = new Roots();
  private final Roots manifestFolders = new Roots();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Discovery(Tree tree, Ignored ignored) {
    this.tree = tree;
    this.ignored = ignored;
  }

  /**
   * The stacks of a tree.
   *
   * @param stacks by path
   * @param diagnostics on files of which it can't be told whether they belong to a stack
   */
  public record Discovered(List<Stack> stacks, List<Diagnostic> diagnostics) {
    public Discovered {
      stacks = List.copyOf(stacks);
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Where in the tree the search is. */
  private record Around(boolean terraform, boolean manifests, int depth) {
    Around below(boolean terraformHere, boolean manifestsHere) {
      return new Around(terraform || terraformHere, manifests || manifestsHere, depth + 1);
    }
  }

  /** Returns the stacks of a tree, but for those at or below ignored paths. */
  public static Discovered in(Tree tree, Ignored ignored) {
    return below("", tree, ignored);
  }

  /** Returns the stacks at and below a directory, as if the tree began there. */
  public static Discovered below(String directory, Tree tree, Ignored ignored) {
    Discovery discovery = new Discovery(tree, ignored);
    discovery.visit(directory, new Around(false, false, 0));
    discovery.configurations.find().forEach(path -> discovery.add(path, Stack.Kind.TERRAFORM));
    discovery.manifestFolders.find().forEach(path -> discovery.add(path, Stack.Kind.KUBERNETES));
    return new Discovered(List.copyOf(discovery.stacks), discovery.diagnostics);
  }

  private void add(String path, Stack.Kind kind) {
    stacks.add(new Stack(path, kind));
  }

  private void visit(String directory, Around around) {
    List<Entry> children = list(directory).stream().filter(this::counts).toList();
    if (has(children, "cdk.json")) {
      stacks.add(new Stack(directory, Stack.Kind.CDK));
      return;
    }
    if (has(children, "Chart.yaml")) {
      if (!around.terraform()) {
        stacks.add(new Stack(directory, Stack.Kind.HELM));
      }
      return;
    }
    boolean terraform = children.stream().anyMatch(Discovery::isTerraform);
    if (terraform) {
      addTerraform(directory);
    }
    boolean manifests = addKustomization(directory) || addDocuments(directory, children, around);
    if (around.depth() < DEEPEST) {
      Around below = around.below(terraform, manifests);
      children.stream()
          .filter(Entry.Directory.class::isInstance)
          .forEach(child -> visit(child.path(), below));
    }
  }

  private List<Entry> list(String directory) {
    try {
      return tree.list(directory);
    } catch (DiagnosticException e) {
      diagnostics.addAll(e.diagnostics());
      return List.of();
    }
  }

  private boolean counts(Entry child) {
    return !child.name().startsWith(".")
        && !NEVER.contains(child.name())
        && !ignored.has(child.path());
  }

  private static boolean has(List<Entry> children, String name) {
    return children.stream().anyMatch(child -> child.name().equals(name));
  }

  private static boolean isTerraform(Entry child) {
    return !(child instanceof Entry.Directory)
        && Modules.ENDS.stream().anyMatch(child.name()::endsWith);
  }

  /** A configuration that can't be read calls nothing: its own rendering says what is wrong. */
  private void addTerraform(String directory) {
    try {
      Modules.Standing standing = Modules.of(directory, tree);
      Roots.Said itself = standing.isRoot() ? Roots.Said.ROOT : Roots.Said.NOTHING;
      configurations.add(directory, standing.calls(), itself);
    } catch (DiagnosticException e) {
      configurations.add(directory, Set.of(), Roots.Said.ROOT);
    }
  }

  /** Reports whether the directory is a kustomization's: its files are what it says. */
  private boolean addKustomization(String directory) {
    try {
      if (KustomizationFile.in(tree, directory).isEmpty()) {
        return false;
      }
      Set<String> parts = Kustomizations.partsOf(tree, directory);
      Roots.Said itself = parts.contains(directory) ? Roots.Said.PART : Roots.Said.NOTHING;
      manifestFolders.add(directory, parts, itself);
      return true;
    } catch (DiagnosticException e) {
      diagnostics.addAll(e.diagnostics());
      return false;
    }
  }

  /** Reports whether manifests stand in the directory itself. */
  private boolean addDocuments(String directory, List<Entry> children, Around around) {
    boolean manifests = false;
    for (Entry child : children) {
      switch (document(child)) {
        case TEMPLATE -> stacks.add(new Stack(child.path(), Stack.Kind.CLOUDFORMATION));
        case MANIFEST -> manifests = true;
        case OTHER -> {}
      }
    }
    if (manifests && !around.manifests()) {
      manifestFolders.add(directory, Set.of(), Roots.Said.NOTHING);
    }
    return manifests;
  }

  private DocumentKind document(Entry child) {
    try {
      return DocumentKind.of(tree, child);
    } catch (DiagnosticException e) {
      diagnostics.addAll(e.diagnostics());
      return DocumentKind.OTHER;
    }
  }
}
