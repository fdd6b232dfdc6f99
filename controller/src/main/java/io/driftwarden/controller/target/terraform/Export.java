package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.TargetException;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes what git has of a repository into a folder. Left out are links that lead out of the
 * repository, files over {@link Tree#LARGEST_FILE}, submodules, and what Terraform itself leaves in
 * a work tree: a state or a provider that somebody committed must never be taken for ours.
 */
final class Export {
  /** The most bytes of all files together. */
  private static final long LARGEST = 1L << 30;

  private static final int MOST_FILES = 200_000;

  private final Tree tree;
  private final Path root;
  private long bytes;
  private int files;

  private Export(Tree tree, Path root) {
    this.tree = tree;
    this.root = root;
  }

  /**
   * @throws TargetException if the repository is too large or can't be written
   */
  static void write(Tree tree, Path folder) {
    try {
      new Export(tree, folder).directory("");
    } catch (IOException e) {
      throw new TargetException("the repository can't be written into the work folder");
    }
  }

  private void directory(String path) throws IOException {
    Files.createDirectories(root.resolve(path));
    for (Entry entry : tree.list(path)) {
      if (!isTerraforms(entry.name()) && isNameable(entry)) {
        write(entry);
      }
    }
  }

  private static boolean isTerraforms(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(".terraform")
        || lower.equals(".terraformrc")
        || lower.matches("terraform\\.tfstate(\\..*)?");
  }

  /** Some names of git's can't be written in the character set of this machine. */
  private boolean isNameable(Entry entry) {
    try {
      return root.resolve(entry.path()).startsWith(root);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void write(Entry entry) throws IOException {
    switch (entry) {
      case Entry.Directory directory -> directory(directory.path());
      case Entry.File file when file.size() <= Tree.LARGEST_FILE -> file(file);
      case Entry.Link link when staysInside(link) ->
          Files.createSymbolicLink(root.resolve(link.path()), Path.of(link.target()));
      case Entry.File _, Entry.Link _, Entry.Submodule _ -> {}
    }
  }

  private void file(Entry.File file) throws IOException {
    files++;
    bytes += file.size();
    if (files > MOST_FILES || bytes > LARGEST) {
      throw new TargetException("the repository is too large to be copied for a run");
    }
    Files.write(root.resolve(file.path()), tree.read(file));
  }

  private boolean staysInside(Entry.Link link) {
    try {
      return Links.resolve(tree, link.path()).isPresent();
    } catch (DiagnosticException e) {
      return false;
    }
  }
}
