package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Import;
import java.util.List;

/**
 * Which words a module is written with.
 *
 * @param older whether it is read in the syntax of before OPA 1.0
 * @param v1 whether it is for OPA 1.0 and later
 * @param next whether it is for the syntax to come too
 * @param contains whether sets are written with {@code contains}
 * @param ifs whether bodies come after {@code if}
 */
record Style(boolean older, boolean v1, boolean next, boolean contains, boolean ifs) {
  static Style of(Target target, List<Import> directives) {
    boolean v1 = target != Target.V0;
    boolean all = v1 || directives.stream().anyMatch(Style::bringsAll);
    return new Style(
        target.isOlder(),
        v1,
        target == Target.V2 || target.isForNext(),
        all || brings(directives, "contains"),
        all || brings(directives, "if"));
  }

  private static boolean bringsAll(Import directive) {
    return directive.root().equals("rego") || directive.path().equals(List.of("keywords"));
  }

  private static boolean brings(List<Import> directives, String word) {
    return directives.stream().anyMatch(each -> each.path().equals(List.of("keywords", word)));
  }
}
