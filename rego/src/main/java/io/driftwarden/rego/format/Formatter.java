package io.driftwarden.rego.format;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.syntax.Import;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.ParsedModule;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Syntax;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lays out modules. */
public final class Formatter {
  private static final Set<String> KEYWORDS =
      Set.of(
          "as", "default", "else", "false", "import", "null", "package", "not", "true", "with",
          "some");

  private Formatter() {}

  /**
   * Returns a module's text, laid out; laid out again, it stays the same.
   *
   * @throws DiagnosticException for text that is no module
   */
  public static String format(Source source, Target target) {
    ParsedModule parsed = target.isOlder() ? Syntax.parseV0(source) : newer(source, target);
    if (!parsed.isSound()) {
      throw new DiagnosticException(parsed.problems());
    }
    String text = write(parsed, target);
    check(parsed, new Source(source.path(), text), target);
    return text;
  }

  private static ParsedModule newer(Source source, Target target) {
    return target == Target.V2 ? Syntax.parseV2(source) : Syntax.parseV1(source);
  }

  /** No text may be lost: what was written is read again. */
  private static void check(ParsedModule before, Source text, Target target) {
    ParsedModule after = target == Target.V0 ? Syntax.parseV0(text) : newer(text, target);
    boolean same =
        after.isSound()
            && after.module().rules().size() == before.module().rules().size()
            && after.comments().size() == before.comments().size();
    if (!same) {
      throw new DiagnosticException(
          Diagnostic.error(
              "rego_format_error",
              "Cannot be laid out",
              "This is a bug in Driftwarden: the laid out text would say something else. It is left as it is.",
              before.module().packageSpan().place()));
    }
  }

  private static String write(ParsedModule parsed, Target target) {
    Module module = parsed.module();
    Page page = new Page(module.source(), parsed.comments());
    Style style = Style.of(target, parsed.directives());
    Set<String> keywords = keywords(parsed, style);
    Rules rules = new Rules(page, style, keywords);
    rules.look(module.rules());
    page.comeTo(page.row(module.packageSpan()));
    page.lines().start();
    page.write("package " + packagePath(page, module, keywords));
    page.lines().blank();
    statements(parsed, Directives.of(parsed, target), new Imports(page, keywords), rules);
    return page.finish();
  }

  /** Writes imports and rules in the order in which they stand. */
  private static void statements(
      ParsedModule parsed, List<Import> directives, Imports imports, Rules rules) {
    List<Import> left = new ArrayList<>(directives);
    left.addAll(parsed.module().imports());
    left.sort(Comparator.comparingInt(each -> each.span().start()));
    List<Rule> run = new ArrayList<>();
    for (Rule rule : parsed.module().rules()) {
      int start = rule.span().start();
      List<Import> before = left.stream().filter(each -> each.span().start() < start).toList();
      if (!before.isEmpty()) {
        rules.write(run);
        run.clear();
        imports.write(before);
        left.removeAll(before);
      }
      run.add(rule);
    }
    rules.write(run);
    imports.write(left);
  }

  private static String packagePath(Page page, Module module, Set<String> keywords) {
    String written = page.text(module.packageSpan());
    StringBuilder path = new StringBuilder(module.path().getFirst());
    for (String name : module.path().subList(1, module.path().size())) {
      boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*");
      boolean quoted = keywords.contains(name) && written.contains("\"" + name + "\"");
      path.append(plain && !quoted ? "." + name : "[" + new StringValue(name).toJson() + "]");
    }
    return path.toString();
  }

  private static Set<String> keywords(ParsedModule parsed, Style style) {
    Set<String> keywords = new HashSet<>(KEYWORDS);
    if (style.v1()) {
      keywords.addAll(Set.of("in", "every", "if", "contains"));
    }
    if (style.next()) {
      keywords.addAll(Set.of("and", "or", "not"));
    }
    for (Import each : parsed.directives()) {
      if (each.path().size() == 2) {
        keywords.add(each.path().getLast());
      } else if (each.path().equals(List.of("v2"))) {
        keywords.addAll(Set.of("and", "or", "not"));
      }
    }
    return keywords;
  }
}
