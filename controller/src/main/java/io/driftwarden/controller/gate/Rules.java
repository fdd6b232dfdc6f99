package io.driftwarden.controller.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.policies.Engine;
import io.driftwarden.policies.Judge;
import io.driftwarden.policies.PolicySet;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that decides about a repository on a day: settings, policies, and waivers in force. */
final class Rules {
  private static final int DEEPEST = 16;

  private final Settings settings;
  private final List<Waiver> waivers;
  private final PolicySet policies;
  private final Judge judge;

  private Rules(Settings settings, List<Waiver> waivers, PolicySet policies, Engine engine) {
    this.settings = settings;
    this.waivers = waivers;
    this.policies = policies;
    this.judge = new Judge(policies, engine);
  }

  /**
   * Returns the rules that a tree holds.
   *
   * @throws DiagnosticException listing what is wrong with its settings or policies
   */
  static Rules of(Tree tree, LocalDate today, Engine engine) {
    Settings settings = Settings.of(tree);
    List<Source> modules = new ArrayList<>();
    settings.policies().forEach(directory -> collect(tree, directory, modules));
    List<Waiver> waivers =
        settings.waivers().stream().filter(waiver -> waiver.isInForce(today)).toList();
    return new Rules(settings, waivers, PolicySet.with(modules), engine);
  }

  private static void collect(Tree tree, Settings.Directory directory, List<Source> modules) {
    Optional<Entry> found = Links.resolve(tree, directory.path());
    if (!(found.orElse(null) instanceof Entry.Directory folder)) {
      throw new DiagnosticException(
          Diagnostic.error(
              "settings",
              "Policy directory is missing",
              "There is no directory \"%s\" in the repository.".formatted(directory.path()),
              directory.place()));
    }
    collect(tree, folder.path(), modules, 0);
  }

  private static void collect(Tree tree, String directory, List<Source> modules, int depth) {
    for (Entry child : tree.list(directory)) {
      if (child instanceof Entry.Directory && depth < DEEPEST) {
        collect(tree, child.path(), modules, depth + 1);
      } else if (isPolicy(child.name())) {
        Links.resolve(tree, child.path())
            .filter(Entry.File.class::isInstance)
            .map(file -> new String(tree.read((Entry.File) file), UTF_8))
            .ifPresent(text -> modules.add(new Source(child.path(), text)));
      }
    }
  }

  private static boolean isPolicy(String name) {
    return name.endsWith(".rego") && !name.endsWith("_test.rego");
  }

  Settings settings() {
    return settings;
  }

  Judge judge() {
    return judge;
  }

  List<Waiver> waivers() {
    return waivers;
  }

  /** Returns a digest that changes with whatever could change a verdict. */
  String digest() {
    Digest digest = new Digest();
    digest.add(policies.digest()).add(settings.failOn().name());
    settings.ignored().globs().forEach(digest::add);
    waivers.forEach(waiver -> digest.add(waiver.toString()));
    return digest.hex();
  }
}
