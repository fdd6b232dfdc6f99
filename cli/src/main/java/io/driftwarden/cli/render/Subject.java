package io.driftwarden.cli.render;

import io.driftwarden.controller.repo.LocalRepository;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.Discovery;
import io.driftwarden.render.stack.Ignored;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.terraform.PrintedPlan;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.Tree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stack, with the tree that it may read.
 *
 * @param root the folder that the tree is over
 * @param prefix what stands before a path of the tree when a person opens it from where they are;
 *     empty or ends in {@code /}
 * @param printed what renders it if it is a file that Terraform wrote
 */
record Subject(Stack stack, Path root, Tree tree, String prefix, @Nullable PrintedPlan printed) {
  /**
   * Returns the stack that a folder or a template is.
   *
   * @param kind which of several it is; null where that is not said
   * @throws NoStack if it is none, or more than one
   */
  static Subject at(String path, Stack.@Nullable Kind kind) throws NoStack {
    Path real = real(path);
    Path folder = Files.isDirectory(real) ? real : real.resolveSibling("");
    Path root = root(folder);
    Tree tree = new FolderTree(root);
    String inside = slashes(root.relativize(real));
    PrintedPlan printed = Files.isDirectory(real) ? null : printed(inside, tree, prefix(root));
    if (printed != null) {
      return new Subject(printed.stack(), root, tree, prefix(root), printed);
    }
    List<Stack> found =
        Discovery.below(slashes(root.relativize(folder)), tree, Ignored.NOTHING).stacks().stream()
            .filter(stack -> kind == null || stack.kind() == kind)
            .toList();
    if (!Files.isDirectory(real)
        && found.stream().noneMatch(stack -> stack.path().equals(inside))) {
      throw new NoStack(
          "%s is no CloudFormation template, and no plan or state of Terraform as JSON. Name the folder that it stands in."
              .formatted(path));
    }
    Stack stack = one(found, path, inside, prefix(root));
    return new Subject(stack, root, tree, prefix(root), null);
  }

  private static @Nullable PrintedPlan printed(String path, Tree tree, String prefix) {
    try {
      return PrintedPlan.at(path, tree).orElse(null);
    } catch (DiagnosticException e) {
      throw new DiagnosticException(
          e.diagnostics().stream().map(broken -> broken.under(prefix)).toList());
    }
  }

  /** Returns what renders it. */
  StackRenderer rendered(StackRenderer usual) {
    PrintedPlan plan = printed;
    return plan == null ? usual : usual.with(Stack.Kind.TERRAFORM, _ -> plan);
  }

  private static Path real(String path) throws NoStack {
    try {
      return Path.of(path).toRealPath();
    } catch (IOException e) {
      throw new NoStack("There is no %s, or it can't be read.".formatted(path));
    }
  }

  /** A stack may read what is beside it: all of its repository, or of where the person stands. */
  private static Path root(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    return repository(folder).orElse(folder.startsWith(here) ? here : folder);
  }

  private static Optional<Path> repository(Path folder) {
    try (LocalRepository repository = LocalRepository.enclosing(folder).orElse(null)) {
      return Optional.ofNullable(repository)
          .map(LocalRepository::path)
          .filter(inside -> slashes(folder).endsWith(inside))
          .map(inside -> above(folder, inside));
    } catch (RepositoryException e) {
      return Optional.empty();
    }
  }

  private static Path above(Path folder, String inside) {
    String all = folder.toString();
    return Path.of(all.substring(0, all.length() - inside.length()));
  }

  private static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private static String prefix(Path root) {
    String way = slashes(Path.of("").toAbsolutePath().relativize(root));
    return way.isEmpty() ? "" : way + "/";
  }

  private static Stack one(List<Stack> found, String path, String inside, String prefix)
      throws NoStack {
    List<Stack> here = found.stream().filter(stack -> stack.path().equals(inside)).toList();
    if (here.size() == 1) {
      return here.getFirst();
    }
    if (!here.isEmpty()) {
      String kinds = joined(here, stack -> stack.kind().typed());
      throw new NoStack("%s is several stacks. Say which by --kind: %s.".formatted(path, kinds));
    }
    throw found.isEmpty()
        ? new NoStack(
            "%s is no stack: it has no Terraform files, chart, manifests, template or CDK app."
                .formatted(path))
        : new NoStack(
            "%s only holds stacks. Name one of them: %s."
                .formatted(path, joined(found, stack -> prefix + stack.path())));
  }

  private static String joined(List<Stack> stacks, Function<Stack, String> what) {
    return stacks.stream().map(what).collect(Collectors.joining(", "));
  }
}
