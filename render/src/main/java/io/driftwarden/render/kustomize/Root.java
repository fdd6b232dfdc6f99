package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.terraform.Paths;
import io.driftwarden.render.kubernetes.KustomizationFile;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a kustomization: which of its files may be read, and by which kustomizations it was
 * reached. Files lie in or below it; folders may lie anywhere in the repository but above it.
 */
final class Root {
  private static final int DEEPEST = 32;
  private static final Pattern REMOTE =
      Pattern.compile(
          "(?i)(?:git::)?(?:(?:https?|ssh|file|git)://|[a-z][a-z0-9-]*@|github\\.com[/:]).*");

  private final Tree tree;
  private final String directory;
  private final @Nullable Root referrer;

  private Root(Tree tree, String directory, @Nullable Root referrer) {
    this.tree = tree;
    this.directory = directory;
    this.referrer = referrer;
  }

  static Root of(Tree tree, String directory) {
    return new Root(tree, directory, null);
  }

  Tree tree() {
    return tree;
  }

  String directory() {
    return directory;
  }

  /** Reports whether a path means something on another machine. */
  static boolean isRemote(String path) {
    return REMOTE.matcher(path).matches();
  }

  /** Reports whether a path leads to another machine or another repository. */
  boolean isElsewhere(Node.Text path) {
    return isRemote(path.value()) || find(path).orElse(null) instanceof Entry.Submodule;
  }

  String pathOf(String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /** Returns what is at a path that is meant from here, links followed, if anything is. */
  Optional<Entry> find(Node.Text path) {
    if (path.value().startsWith("/") || Paths.resolve(directory, path.value()).isEmpty()) {
      throw KustomizeProblem.outside(path.value(), "", path.place());
    }
    return Links.resolve(tree, pathOf(path.value()));
  }

  /** Returns the folder at a path, as the root of its own kustomization. */
  Root enter(Node.Text path) {
    Entry found =
        find(path).orElseThrow(() -> KustomizeProblem.missing(path.value(), path.place()));
    if (!(found instanceof Entry.Directory)) {
      throw KustomizeProblem.missing(path.value(), path.place());
    }
    int depth = 0;
    for (Root root = this; root != null; root = root.referrer) {
      if (contains(found.path(), root.directory)) {
        throw cycle(path, found.path());
      }
      depth++;
    }
    if (depth > DEEPEST) {
      throw KustomizeProblem.limit(
          "Bases are nested more than %d deep. Nest them less.".formatted(DEEPEST), path.place());
    }
    return new Root(tree, found.path(), this);
  }

  private static DiagnosticException cycle(Node.Text path, String folder) {
    return KustomizeProblem.of(
        "kustomize_cycle",
        "Kustomizations lead in a circle",
        "%s is, or contains, the folder of a kustomization that leads here. Remove one of the references."
            .formatted(folder.isEmpty() ? "The repository's root" : folder),
        path.place());
  }

  private static boolean contains(String folder, String path) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  /** Returns the file at a path in or below this folder. */
  Entry.File file(Node.Text path) {
    if (isRemote(path.value())) {
      throw KustomizeProblem.unsafe(
          "%s is on another machine.".formatted(path.value()), "Commit the file.", path.place());
    }
    Entry found =
        find(path).orElseThrow(() -> KustomizeProblem.missing(path.value(), path.place()));
    if (!(found instanceof Entry.File file)) {
      throw KustomizeProblem.missing(path.value(), path.place());
    }
    if (!contains(directory, file.path())) {
      throw KustomizeProblem.outside(path.value(), directory, path.place());
    }
    return file;
  }

  byte[] bytes(Node.Text path) {
    return tree.read(file(path));
  }

  Source source(Node.Text path) {
    Entry.File file = file(path);
    return new Source(file.path(), new String(tree.read(file), UTF_8));
  }

  /**
   * Returns the text of a file that has been read, by its path in the tree; empty if it is none.
   */
  Source sourceOf(String path) {
    String text =
        Links.resolve(tree, path)
            .filter(Entry.File.class::isInstance)
            .map(Entry.File.class::cast)
            .map(file -> new String(tree.read(file), UTF_8))
            .orElse("");
    return new Source(path, text);
  }

  /** Returns the kustomization file of this folder, if it has one. */
  Optional<Source> kustomization() {
    return KustomizationFile.in(tree, directory);
  }
}
