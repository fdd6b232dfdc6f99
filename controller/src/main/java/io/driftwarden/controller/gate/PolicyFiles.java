package io.driftwarden.controller.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.policies.RepositoryPolicies;
import io.driftwarden.policies.data.DataDocument;
import io.driftwarden.policies.data.DataFile;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Finds a repository's own policies, and their data, where its settings name them. */
final class PolicyFiles {
  private static final int DEEPEST = 16;

  private final Tree tree;
  private final Predicate<String> wanted;
  private final BiConsumer<Source, List<String>> each;

  private PolicyFiles(Tree tree, Predicate<String> wanted, BiConsumer<Source, List<String>> each) {
    this.tree = tree;
    this.wanted = wanted;
    this.each = each;
  }

  /**
   * Returns what a tree has.
   *
   * @throws DiagnosticException if something that is named is not there, or data can't be read
   */
  static RepositoryPolicies in(Tree tree, Settings settings) {
    List<Source> modules = new ArrayList<>();
    var policies = new PolicyFiles(tree, PolicyFiles::isPolicy, (file, _) -> modules.add(file));
    settings.policies().forEach(policies::directory);
    DataDocument data = new DataDocument();
    var files = new PolicyFiles(tree, DataFile::isData, data::add);
    settings.data().forEach(files::directoryOrFile);
    return new RepositoryPolicies(modules, settings.namespaces(), data.value());
  }

  private static boolean isPolicy(String name) {
    return name.endsWith(".rego") && !name.endsWith("_test.rego");
  }

  private void directory(Settings.Named named) {
    if (!(Links.resolve(tree, named.path()).orElse(null) instanceof Entry.Directory folder)) {
      throw missing("Policy directory is missing", "directory", named);
    }
    collect(folder.path(), List.of());
  }

  private void directoryOrFile(Settings.Named named) {
    switch (Links.resolve(tree, named.path()).orElse(null)) {
      case Entry.Directory folder -> collect(folder.path(), List.of());
      case Entry.File file -> read(file.path(), file, List.of());
      case null, default ->
          throw missing("Data for policies is missing", "directory or file", named);
    }
  }

  private static DiagnosticException missing(String summary, String kind, Settings.Named named) {
    return new DiagnosticException(
        Diagnostic.error(
            "settings",
            summary,
            "There is no %s \"%s\" in the repository.".formatted(kind, named.path()),
            named.place()));
  }

  private void collect(String directory, List<String> folders) {
    for (Entry child : tree.list(directory)) {
      if (child instanceof Entry.Directory && folders.size() < DEEPEST) {
        List<String> deeper = new ArrayList<>(folders);
        deeper.add(child.name());
        collect(child.path(), deeper);
      } else if (wanted.test(child.name())
          && Links.resolve(tree, child.path()).orElse(null) instanceof Entry.File file) {
        read(child.path(), file, folders);
      }
    }
  }

  private void read(String path, Entry.File file, List<String> folders) {
    each.accept(new Source(path, new String(tree.read(file), UTF_8)), folders);
  }
}
