package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;

/** Writes interpolated strings. */
final class Templates {
  private final Page page;
  private final Bodies bodies;

  Templates(Page page, Bodies bodies) {
    this.page = page;
    this.bodies = bodies;
  }

  /** Writes an interpolated string; what is constant in it becomes text. */
  void write(Term.Template template) {
    String text = page.text(template.span());
    if (hasComments(template, text)) {
      page.write(text);
      return;
    }
    boolean raw = text.startsWith("$`");
    page.write(raw ? "$`" : "$\"");
    for (Term.Part part : template.parts()) {
      if (part.term() instanceof Term.Scalar scalar) {
        page.write(templateText(scalar, raw));
      } else {
        page.write("{");
        page.lines().up();
        if (part.withs().isEmpty()) {
          bodies.condition(part.term());
        } else {
          page.write(page.text(part.term().span().to(part.withs().getLast().span())));
        }
        page.write("}");
        page.lines().down();
      }
    }
    page.write(raw ? "`" : "\"");
  }

  /** Reports whether comments may stand in the terms of an interpolated string. */
  private boolean hasComments(Term.Template template, String text) {
    long known = 0;
    boolean within = false;
    for (Term.Part part : template.parts()) {
      String own = part.isText() ? string(part.term()) : page.text(part.term().span());
      known += marks(own);
      within |= !part.isText() && marks(own) > 0 && own.indexOf('\n') >= 0;
    }
    return within || marks(text) > known;
  }

  private static String string(Term term) {
    return term instanceof Term.Scalar(StringValue(String text), _) ? text : "";
  }

  private static long marks(String text) {
    return text.chars().filter(c -> c == '#').count();
  }

  private String templateText(Term.Scalar scalar, boolean raw) {
    String text =
        scalar.value() instanceof StringValue(String string) ? string : page.text(scalar.span());
    String escaped = text;
    if (!raw) {
      String json = new StringValue(text).toJson();
      escaped = json.substring(1, json.length() - 1);
    }
    return escaped.replace("{", "\\{");
  }
}
