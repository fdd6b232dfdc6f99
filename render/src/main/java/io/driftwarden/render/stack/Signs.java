package io.driftwarden.render.stack;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Stack;
import io.driftwarden.render.kubernetes.KustomizationFile;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.util.Arrays;
import java.util.List;

/** Tells what a path is by its own files, whatever stands around it or is made of it. */
public final class Signs {
  private final Tree tree;

  private Signs(Tree tree) {
    this.tree = tree;
  }

  /**
   * Returns the stacks that a path is: several where its files are of several kinds.
   *
   * @param name the path as a person writes it, {@code .} for the root
   */
  public static List<Stack> at(String name, Tree tree) {
    String path = name.equals(".") ? "" : name;
    if (!isReached(path, tree)) {
      return List.of();
    }
    Signs signs = new Signs(tree);
    return Arrays.stream(Stack.Kind.values())
        .filter(kind -> signs.has(path, kind))
        .map(kind -> new Stack(path, kind))
        .toList();
  }

  /**
   * Reports whether something is left of a stack that was found in another tree. Of files that only
   * their text makes manifests or a template that is left to whoever renders them.
   */
  public static boolean leftOf(Stack stack, Tree tree) {
    return isReached(stack.path(), tree) && isLeft(stack, tree);
  }

  private static boolean isLeft(Stack stack, Tree tree) {
    return switch (stack.kind()) {
      case CLOUDFORMATION -> tree.entry(stack.path()).filter(Signs::isNoFolder).isPresent();
      case KUBERNETES ->
          tree.list(stack.path()).stream()
              .anyMatch(child -> isNoFolder(child) && DocumentKind.isNamedSo(child));
      case TERRAFORM, HELM, CDK -> new Signs(tree).has(stack.path(), stack.kind());
    };
  }

  /**
   * Reports whether a path is one of the tree's own, by its plain name: a link on the way may lead
   * out of the tree, and a stack has one name.
   */
  private static boolean isReached(String path, Tree tree) {
    boolean plain = Arrays.stream(path.split("/")).noneMatch(step -> step.matches("\\.{1,2}"));
    for (int end = path.indexOf('/'); plain && end >= 0; end = path.indexOf('/', end + 1)) {
      plain = tree.entry(path.substring(0, end)).orElse(null) instanceof Entry.Directory;
    }
    return plain;
  }

  private static boolean isNoFolder(Entry entry) {
    return !(entry instanceof Entry.Directory);
  }

  private boolean has(String path, Stack.Kind kind) {
    List<Entry> children = tree.list(path);
    return switch (kind) {
      case CDK, HELM, TERRAFORM -> mark(children, kind);
      case KUBERNETES ->
          isKustomization(path)
              || children.stream().anyMatch(child -> is(DocumentKind.MANIFEST, child));
      case CLOUDFORMATION ->
          tree.entry(path).filter(file -> is(DocumentKind.TEMPLATE, file)).isPresent();
    };
  }

  /** Reports whether one of a directory's files makes it a stack of a kind. */
  static boolean mark(List<Entry> children, Stack.Kind kind) {
    return children.stream()
        .flatMap(child -> Stack.Kind.markedBy(child).stream())
        .anyMatch(kind::equals);
  }

  /** What can't be read is told by whoever looks for stacks, or renders this one. */
  private boolean isKustomization(String directory) {
    try {
      return KustomizationFile.in(tree, directory).isPresent();
    } catch (DiagnosticException e) {
      return true;
    }
  }

  private boolean is(DocumentKind wanted, Entry entry) {
    try {
      return DocumentKind.of(tree, entry) == wanted;
    } catch (DiagnosticException e) {
      return false;
    }
  }
}
