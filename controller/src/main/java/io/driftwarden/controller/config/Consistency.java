package io.driftwarden.controller.config;

import io.driftwarden.controller.store.Apply;
import io.driftwarden.diagnostics.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks what one entry of the file says of another. */
final class Consistency {
  private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Pattern STACK =
      Pattern.compile("\\.|[^/\\p{Cntrl}][^\\p{Cntrl}]*[^/\\p{Cntrl}]");

  private final Section root;
  private final Reading reading;

  Consistency(Section root, Reading reading) {
    this.root = root;
    this.reading = reading;
  }

  void check(ServerConfig config) {
    List<String> repositories = config.repositories().stream().map(r -> r.name()).toList();
    List<String> targets = config.targets().stream().map(t -> t.name()).toList();
    unique("repositories", repositories);
    unique("targets", targets);
    unique("deploy", config.deploy());
    targetNames(targets);
    for (int i = 0; i < config.deploy().size(); i++) {
      Section section = root.sections("deploy").get(i);
      Apply.Place place = config.deploy().get(i);
      known(section, "repository", place.repository(), repositories);
      known(section, "target", place.target(), targets);
      stack(section, place.stack());
    }
    if (repositories.isEmpty()) {
      reading.problem(
          "Nothing to serve", "Add at least one entry under \"repositories\".", root.place());
    }
    guarded(config);
    reachable(config);
  }

  private void targetNames(List<String> targets) {
    for (int i = 0; i < targets.size(); i++) {
      if (!targets.get(i).isEmpty() && !TARGET.matcher(targets.get(i)).matches()) {
        reading.problem(
            "Name has another form",
            "A target's name has letters, digits, dots, - and _ only.",
            root.sections("targets").get(i).place("name"));
      }
    }
  }

  private void unique(String key, List<?> names) {
    List<Object> seen = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (seen.contains(names.get(i)) && !names.get(i).equals("")) {
        reading.problem(
            "Entry is there twice",
            "Another entry under \"%s\" says the same. Remove one.".formatted(key),
            root.sections(key).get(i).place());
      }
      seen.add(names.get(i));
    }
  }

  private void known(Section section, String key, String name, List<String> names) {
    if (!name.isEmpty() && !names.contains(name)) {
      reading.problem(
          "Unknown " + key,
          "No %s is named \"%s\".%s".formatted(key, name, Nearest.hint(name, names)),
          section.place(key));
    }
  }

  private void stack(Section section, String stack) {
    if (!stack.isEmpty() && stack.length() > 1 && !STACK.matcher(stack).matches()) {
      reading.problem(
          "Not a stack's path",
          "Write it from the repository's root, without a / at either end.",
          section.place("stack"));
    }
  }

  private void reachable(ServerConfig config) {
    if (config.hostsGit() && config.store().postgres().isPresent()) {
      reading.problem(
          "Git server beside a shared store",
          "The built-in server's repositories are in this server's data directory, where others on"
              + " the same PostgreSQL don't see them. Remove \"postgres\", or use a forge.",
          root.section("store").place("postgres"));
    }
  }

  private void guarded(ServerConfig config) {
    if (config.hostsGit() && config.gitPassword().isEmpty() && !config.listen().isLocal()) {
      reading.problem(
          "Git server without a password",
          "Others than this machine reach the port and could push. Set git.password, or listen at"
              + " 127.0.0.1.",
          root.section("listen").place("host"));
    }
  }
}
