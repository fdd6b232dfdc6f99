package io.driftwarden.controller.report;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The texts of a tree, so that the line of a place can be shown. */
public final class TreeSources implements Sources {
  private final Tree tree;
  private final UnaryOperator<String> inside;
  private final Map<String, Optional<Source>> read = new ConcurrentHashMap<>();

  /**
   * Makes the sources of a tree.
   *
   * @param prefix what stands before a path in places and not in the tree; empty or ends in {@code
   *     /}
   */
  public TreeSources(Tree tree, String prefix) {
    this(tree, path -> path.startsWith(prefix) ? path.substring(prefix.length()) : "");
  }

  /**
   * Makes the sources of a tree.
   *
   * @param inside returns the path in the tree of what places name; empty for none
   */
  public TreeSources(Tree tree, UnaryOperator<String> inside) {
    this.tree = tree;
    this.inside = inside;
  }

  @Override
  public Optional<Source> find(String path) {
    return read.computeIfAbsent(path, this::readNow);
  }

  private Optional<Source> readNow(String path) {
    try {
      return tree.entry(inside.apply(path))
          .filter(Entry.File.class::isInstance)
          .map(file -> tree.read((Entry.File) file))
          .map(bytes -> new Source(path, new String(bytes, StandardCharsets.UTF_8)));
    } catch (DiagnosticException e) {
      return Optional.empty();
    }
  }
}
