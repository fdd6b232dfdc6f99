package io.driftwarden.render.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.terraform.Configuration;
import io.driftwarden.hcl.terraform.LockFile;
import io.driftwarden.hcl.terraform.Use;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reasons against planning a revision that is not merged yet. A plan runs programs with the
 * server's credentials: it may run what the base runs too, and nothing more.
 */
public final class Precautions {
  private static final String CODE = "terraform_unplanned";

  private Precautions() {}

  /**
   * Returns what planning a stack would run, reach or read that planning it in the base would not;
   * nothing is run to find out.
   *
   * @param base empty where there is none, so that all is new
   */
  public static List<Diagnostic> of(String stack, Tree head, Optional<Tree> base) {
    Set<Said> known = new HashSet<>();
    base.ifPresent(tree -> uses(stack, tree).forEach(use -> known.add(Said.by(use))));
    List<Diagnostic> reasons = new ArrayList<>();
    for (Use use : uses(stack, head)) {
      boolean same = known.contains(Said.by(use));
      if (use.kind() == Use.Kind.FILE ? !use.complete() : !same || mayDoOther(use)) {
        reasons.add(reason(use, same));
      }
    }
    reasons.addAll(builds(stack, head, base));
    return reasons;
  }

  /** A use as it is written, wherever it stands. */
  private record Said(Use.Kind kind, String name, String text) {
    static Said by(Use use) {
      return new Said(use.kind(), use.name(), use.text());
    }
  }

  private static List<Use> uses(String stack, Tree tree) {
    return Configuration.reach(stack, new TreeFiles(tree));
  }

  /** Data that is written as before does something else when what it refers to has changed. */
  private static boolean mayDoOther(Use use) {
    return use.kind() == Use.Kind.DATA
        && (use.name().startsWith("data external.") || !use.complete());
  }

  private static Diagnostic reason(Use use, boolean same) {
    String what =
        switch (use.kind()) {
          case PROVIDER -> "the provider %s is a program that the base does not run like that";
          case PROVIDER_SETTINGS -> "the settings of provider %s are not those of the base";
          case DATA ->
              same
                  ? "%s runs a program or reaches an address, and what it refers to may have"
                      + " changed"
                  : "%s runs a program or reaches an address, and the base does not";
          case MODULE ->
              "the module %s comes from outside of the repository, and the base has none like it";
          case BACKEND -> "the state would be kept in another place (%s) than in the base";
          case FILE -> "which file %s reads is known only when it runs";
        };
    return against(what.formatted(use.name()), use.place());
  }

  private static Diagnostic against(String why, Place place) {
    return Diagnostic.warning(
        CODE,
        "Planning needs a person's consent",
        "Planning runs with the server's credentials: %s. Someone who may push can ask for the plan."
            .formatted(why),
        place);
  }

  /** Another build of a known provider is another program. */
  private static List<Diagnostic> builds(String stack, Tree head, Optional<Tree> base) {
    String path = stack.isEmpty() ? LockFile.NAME : stack + "/" + LockFile.NAME;
    List<LockFile.Build> known = base.map(tree -> builds(path, tree)).orElse(List.of());
    Optional<Entry> was = base.flatMap(tree -> tree.entry(path));
    if (was.isPresent() && head.entry(path).isEmpty()) {
      return List.of(
          against("the lock file is gone, so that other providers may be taken", Place.of(path)));
    }
    return builds(path, head).stream()
        .filter(build -> known.stream().noneMatch(build::isSame))
        .map(build ->
            against(
                "the lock file has another build of %s".formatted(build.provider()), build.place()))
        .toList();
  }

  private static List<LockFile.Build> builds(String path, Tree tree) {
    return tree.entry(path)
        .flatMap(entry -> new TreeFiles(tree).read(entry.path()))
        .map(bytes -> new Source(path, new String(bytes, StandardCharsets.UTF_8)))
        .map(LockFile::builds)
        .orElse(List.of());
  }
}
