package io.driftwarden.render.stack;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds in a tree what its repository lists as stacks, whatever is made of them. */
final class Listing {
  private final Tree tree;
  private final Walk walk;
  private final Set<Stack> stacks = new TreeSet<>();
  private final List<Diagnostic> missing = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();

  private Listing(Tree tree, Ignored ignored) {
    this.tree = tree;
    this.walk = new Walk(tree, ignored);
  }

  /**
   * What is listed.
   *
   * @param missing an error for each entry of the list that nothing is there for
   */
  record Found(Set<Stack> stacks, List<Diagnostic> missing) {}

  /**
   * Returns what is listed in a scope. Of a part of a tree it can't be said what is missing.
   *
   * @param byFiles the stacks that the files tell: names that a person may have meant
   */
  static Found in(Tree tree, Scope scope, Collection<Stack> byFiles) {
    Listing listing = new Listing(tree, scope.ignored());
    scope.listed().forEach(entry -> listing.find(entry, byFiles));
    listing.stacks.removeIf(stack -> !scope.has(stack.path()));
    return new Found(listing.stacks, scope.within().isEmpty() ? listing.missing : List.of());
  }

  private void find(Listed entry, Collection<Stack> byFiles) {
    List<Stack> found =
        candidates(entry).stream()
            .flatMap(path -> Signs.at(path, tree).stream())
            .filter(entry::wants)
            .toList();
    stacks.addAll(found);
    if (found.isEmpty()) {
      missing.add(missing(entry, byFiles));
    }
  }

  private List<String> candidates(Listed entry) {
    if (entry.isPath()) {
      return List.of(entry.glob());
    }
    Ignored matching = Ignored.globs(List.of(entry.glob()));
    return all().stream().filter(matching::has).toList();
  }

  /** Returns all paths of the tree that may be stacks. */
  private List<String> all() {
    if (paths.isEmpty()) {
      paths.add("");
      walk.below("", child -> paths.add(child.path()));
    }
    return paths;
  }

  private Diagnostic missing(Listed entry, Collection<Stack> byFiles) {
    return Diagnostic.error(
        "stack_missing", "Listed stack is missing", why(entry, byFiles), entry.place());
  }

  private String why(Listed entry, Collection<Stack> byFiles) {
    if (!entry.isPath()) {
      return "No directory or template that is %s matches \"%s\". Correct the glob, or take it off the list."
          .formatted(what(entry), entry.glob());
    }
    String path = entry.glob().isEmpty() ? "." : entry.glob();
    Optional<Entry> there = tree.entry(entry.glob());
    if (there.isEmpty()) {
      Set<String> names = new HashSet<>();
      byFiles.forEach(stack -> names.add(stack.toString()));
      return "There is no \"%s\" in the repository.%s Correct the path, or take it off the list."
          .formatted(path, Nearest.hint(path, names));
    }
    return "\"%s\" is not %s by its files. Correct the entry, or take it off the list."
        .formatted(path, what(entry));
  }

  private static String what(Listed entry) {
    return entry.kind().map(kind -> "a %s stack".formatted(kind.typed())).orElse("a stack");
  }
}
