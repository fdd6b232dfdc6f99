package io.driftwarden.controller.gate;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.policies.Engine;
import io.driftwarden.policies.Judge;
import io.driftwarden.policies.PolicySet;
import io.driftwarden.render.tree.Tree;
import java.time.LocalDate;
import java.util.List;

/** All that decides about a repository on a day: settings, policies, and waivers in force. */
final class Rules {
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
    PolicySet policies = PolicySet.with(PolicyFiles.in(tree, settings));
    List<Waiver> waivers =
        settings.waivers().stream().filter(waiver -> waiver.isInForce(today)).toList();
    return new Rules(settings, waivers, policies, engine);
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
    digest.add(policies.digest()).add(settings.limits().toString());
    settings.scope().ignored().globs().forEach(digest::add);
    settings.scope().listed().forEach(entry -> digest.add("stack " + entry));
    waivers.forEach(waiver -> digest.add(waiver.toString()));
    return digest.hex();
  }
}
