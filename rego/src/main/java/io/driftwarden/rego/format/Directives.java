package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Import;
import io.driftwarden.rego.syntax.ParsedModule;
import io.driftwarden.rego.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/** The imports of keywords that a module needs where it is read. */
final class Directives {
  private Directives() {}

  static List<Import> of(ParsedModule parsed, Target target) {
    List<Import> found = parsed.directives();
    boolean has = found.stream().anyMatch(Directives::isVersion);
    if (target == Target.V2) {
      return found;
    }
    if (target.isForNext() && found.stream().noneMatch(Directives::isSecond)) {
      return List.of(new Import("rego", List.of("v2"), null, place(parsed)));
    }
    if (found.stream().anyMatch(Directives::isSecond)) {
      return found.stream().filter(Directives::isSecond).toList();
    }
    if (target == Target.V0 && needsIn(parsed)) {
      List<Import> more = new ArrayList<>(found);
      Span at = parsed.module().packageSpan();
      more.add(new Import("future", List.of("keywords", "in"), null, at));
      return more;
    }
    if (target != Target.BOTH && !(has && target == Target.V1)) {
      return found;
    }
    List<Import> kept = new ArrayList<>(found.stream().filter(Directives::isNeeded).toList());
    if (!has) {
      kept.addFirst(new Import("rego", List.of("v1"), null, place(parsed)));
    }
    return kept;
  }

  /** The words {@code and}, {@code or} and {@code not} are in no version so far. */
  private static boolean isNeeded(Import directive) {
    return isVersion(directive) || List.of("and", "or", "not").contains(directive.path().getLast());
  }

  /** Returns where the first of them stands. */
  private static Span place(ParsedModule parsed) {
    return parsed.directives().isEmpty()
        ? parsed.module().packageSpan()
        : parsed.directives().getFirst().span();
  }

  private static boolean isSecond(Import directive) {
    return isVersion(directive) && directive.path().equals(List.of("v2"));
  }

  /** A call of the builtin behind {@code in} is written with that word. */
  private static boolean needsIn(ParsedModule parsed) {
    boolean has =
        parsed.directives().stream()
            .anyMatch(each ->
                isVersion(each)
                    || each.path().size() == 1
                    || List.of("in", "every").contains(each.path().getLast()));
    return !has && parsed.module().source().text().contains("internal.member_");
  }

  private static boolean isVersion(Import directive) {
    return directive.root().equals("rego");
  }
}
