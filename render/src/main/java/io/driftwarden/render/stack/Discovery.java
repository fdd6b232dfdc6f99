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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stacks of a tree by what its files are, without configuration; {@code docs/check.md}
 * has the rules.
 */
public final class Discovery {
  private final Tree tree;
  private final Walk walk;
  private final Set<Stack> stacks = new TreeSet<>();
  private final Map<Stack, LeftOut> leftOut = new HashMap<>();
  private final Roots configurations = new Roots();
  private final Roots manifestFolders = new Roots();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Discovery(Tree tree, Ignored ignored) {
    this.tree = tree;
    this.walk = new Walk(tree, ignored);
  }

  /**
   * The stacks of a tree.
   *
   * @param stacks by path
   * @param leftOut what looks like a stack and is none
   * @param diagnostics on files of which it can't be told whether they belong to a stack
   * @param missing an error for each entry of the repository's list that nothing is there for
   */
  public record Discovered(
      List<Stack> stacks,
      Map<Stack, LeftOut> leftOut,
      List<Diagnostic> diagnostics,
      List<Diagnostic> missing) {
    public Discovered {
      stacks = List.copyOf(stacks);
      leftOut = Map.copyOf(leftOut);
      diagnostics = List.copyOf(diagnostics);
      missing = List.copyOf(missing);
    }

    /** Returns those that are stacks by their files, and missing from the repository's list. */
    public List<Stack> unlisted() {
      return leftOut.entrySet().stream()
          .filter(left -> left.getValue().reason() == LeftOut.Reason.UNLISTED)
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }

    private Discovered with(Set<Stack> more) {
      Set<Stack> all = new TreeSet<>(stacks);
      all.addAll(more);
      Map<Stack, LeftOut> left = new HashMap<>(leftOut);
      more.forEach(left::remove);
      return new Discovered(List.copyOf(all), left, diagnostics, missing);
    }

    private Discovered narrowed(Listing.Found listed) {
      Map<Stack, LeftOut> left = new HashMap<>(leftOut);
      stacks.forEach(stack -> left.put(stack, new LeftOut(LeftOut.Reason.UNLISTED, "")));
      listed.stacks().forEach(left::remove);
      return new Discovered(List.copyOf(listed.stacks()), left, diagnostics, listed.missing());
    }
  }

  /**
   * Where in the tree the search is.
   *
   * @param terraform the nearest Terraform stack around; null outside of one
   * @param manifests what the nearest folder of manifests around means for those below it
   */
  private record Around(@Nullable String terraform, @Nullable LeftOut manifests, int depth) {
    static final Around NOTHING = new Around(null, null, 0);

    /** Where another kind of stack begins, a folder of manifests ends. */
    Around in(String terraformHere) {
      return new Around(terraformHere, null, depth);
    }

    Around below(@Nullable LeftOut manifestsHere) {
      return new Around(terraform, manifestsHere == null ? manifests : manifestsHere, depth + 1);
    }
  }

  /** Returns the stacks of a tree in the scope that its repository sets. */
  public static Discovered in(Tree tree, Scope scope) {
    Discovered byFiles = below(scope.within(), tree, scope.ignored());
    return scope.isListed()
        ? byFiles.narrowed(Listing.in(tree, scope, byFiles.stacks()))
        : byFiles.with(deployed(tree, scope));
  }

  private static Set<Stack> deployed(Tree tree, Scope scope) {
    return scope.deployed().stream()
        .filter(path -> scope.has(path) && !scope.ignored().covers(path))
        .flatMap(path -> Signs.at(path, tree).stream())
        .collect(Collectors.toSet());
  }

  /** Returns the stacks at and below a directory, as if the tree began there. */
  public static Discovered below(String directory, Tree tree, Ignored ignored) {
    Discovery discovery = new Discovery(tree, ignored);
    discovery.visit(directory, Around.NOTHING);
    discovery.add(discovery.configurations, Stack.Kind.TERRAFORM);
    discovery.add(discovery.manifestFolders, Stack.Kind.KUBERNETES);
    return new Discovered(
        List.copyOf(discovery.stacks), discovery.leftOut, discovery.diagnostics, List.of());
  }

  private void add(Roots roots, Stack.Kind kind) {
    Set<String> found = roots.find();
    for (String path : roots.all()) {
      Stack stack = new Stack(path, kind);
      if (found.contains(path)) {
        stacks.add(stack);
      } else {
        leftOut.put(stack, roots.whyNot(path));
      }
    }
  }

  private void visit(String directory, Around around) {
    List<Entry> children = children(directory);
    if (Signs.mark(children, Stack.Kind.CDK)) {
      stacks.add(new Stack(directory, Stack.Kind.CDK));
      return;
    }
    if (Signs.mark(children, Stack.Kind.HELM)) {
      addChart(directory, around);
      return;
    }
    Around here = around;
    if (Signs.mark(children, Stack.Kind.TERRAFORM)) {
      addTerraform(directory);
      here = around.in(directory);
    }
    Around below = here.below(addManifests(directory, children, here));
    if (around.depth() < Walk.DEEPEST) {
      children.stream()
          .filter(Entry.Directory.class::isInstance)
          .forEach(child -> visit(child.path(), below));
    }
  }

  private List<Entry> children(String directory) {
    try {
      return walk.children(directory);
    } catch (DiagnosticException e) {
      diagnostics.addAll(e.diagnostics());
      return List.of();
    }
  }

  private void addChart(String directory, Around around) {
    Stack chart = new Stack(directory, Stack.Kind.HELM);
    if (around.terraform() == null) {
      stacks.add(chart);
    } else {
      leftOut.put(chart, new LeftOut(LeftOut.Reason.INSIDE, around.terraform()));
    }
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

  /** Returns what the directory means for manifests below it; null if that is nothing new. */
  private @Nullable LeftOut addManifests(String directory, List<Entry> children, Around around) {
    if (addKustomization(directory)) {
      return new LeftOut(LeftOut.Reason.INSIDE, directory);
    }
    return addDocuments(directory, children, around) && around.manifests() == null
        ? new LeftOut(LeftOut.Reason.CONTAINED, directory)
        : null;
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
    if (manifests && around.manifests() != null) {
      leftOut.put(new Stack(directory, Stack.Kind.KUBERNETES), around.manifests());
    } else if (manifests) {
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
