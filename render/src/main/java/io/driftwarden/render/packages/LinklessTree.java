package io.driftwarden.render.packages;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tree in which each link is what it leads to. One that leads nowhere or out of the tree is not
 * there, and neither is a submodule.
 */
public record LinklessTree(Tree tree) implements Tree {
  @Override
  public Optional<Entry> entry(String path) {
    return resolve(path).flatMap(found -> renamed(found, path));
  }

  private Optional<Entry> resolve(String path) {
    try {
      return Links.resolve(tree, path);
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Entry> renamed(Entry found, String path) {
    return switch (found) {
      case Entry.File _, Entry.Directory _ -> Optional.of(found.at(path));
      case Entry.Link _, Entry.Submodule _ -> Optional.empty();
    };
  }

  @Override
  public List<Entry> list(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    List<Entry> children = new ArrayList<>();
    resolve(directory)
        .map(found -> tree.list(found.path()))
        .orElse(List.of())
        .forEach(child -> entry(prefix + child.name()).ifPresent(children::add));
    return children;
  }

  @Override
  public byte[] read(Entry.File file) {
    return resolve(file.path())
        .filter(Entry.File.class::isInstance)
        .map(found -> tree.read((Entry.File) found))
        .orElseThrow(() -> new IllegalArgumentException("not a file of this tree: " + file.path()));
  }
}
