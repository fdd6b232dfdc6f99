package io.driftwarden.controller.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.stack.Scope;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * A repository's own settings, the file {@code .driftwarden.yaml}; {@code docs/check.md} describes
 * it.
 *
 * @param policies directories that hold policies
 * @param namespaces the packages whose rules judge; none means the package main
 * @param data directories and files of data for the policies
 * @param scope what may be a stack
 * @param limits what fails the gate
 */
record Settings(
    List<Named> policies,
    List<String> namespaces,
    List<Named> data,
    Scope scope,
    Limits limits,
    List<Waiver> waivers) {
  static final String FILE = ".driftwarden.yaml";

  static final Settings DEFAULT =
      new Settings(List.of(), List.of(), List.of(), Scope.ALL, Limits.DEFAULT, List.of());

  /** A directory or file of the repository, and where the settings name it. */
  record Named(String path, Place place) {
    static Named of(Node.Text text) {
      String path = text.value().replaceAll("^(\\./)+|/+$", "");
      return new Named(path.equals(".") ? "" : path, text.place());
    }
  }

  Settings {
    policies = List.copyOf(policies);
    namespaces = List.copyOf(namespaces);
    data = List.copyOf(data);
    waivers = List.copyOf(waivers);
  }

  /**
   * Returns the settings of a tree.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException listing all that is wrong with them
   */
  static Settings of(Tree tree) {
    Optional<Entry> file = Links.resolve(tree, FILE);
    return file.isPresent() && file.get() instanceof Entry.File found
        ? SettingsReader.read(new Source(FILE, new String(tree.read(found), UTF_8)))
        : DEFAULT;
  }
}
