package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.TemplatePart.Directive;
import io.driftwarden.hcl.syntax.TemplatePart.Inner;
import io.driftwarden.hcl.syntax.TemplatePart.Keyword;
import io.driftwarden.hcl.syntax.TemplatePart.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the parts of a template together: what stands between directives belongs to them. */
final class TemplateTree {
  private final Tokens tokens;
  private final List<TemplatePart> parts;
  private int next;

  TemplateTree(Tokens tokens, List<TemplatePart> parts) {
    this.tokens = tokens;
    this.parts = parts;
  }

  Expression whole(Place place) {
    List<Expression> built = build();
    if (next < parts.size() && parts.get(next) instanceof Directive directive) {
      throw tokens.fail(
          "Directive has no beginning",
          "There is no %{ if or %{ for that it belongs to.",
          directive.place());
    }
    return template(built, place);
  }

  private static Expression template(List<Expression> built, Place place) {
    if (built.isEmpty()) {
      return new Expression.TextLiteral("", place);
    }
    return built.size() == 1 && built.getFirst() instanceof Expression.TextLiteral text
        ? new Expression.TextLiteral(text.value(), place)
        : new Expression.Template(built, place);
  }

  /** Builds up to a directive that closes what the caller opened, or to the end. */
  private List<Expression> build() {
    List<Expression> built = new ArrayList<>();
    while (next < parts.size()) {
      switch (parts.get(next)) {
        case Text _ -> built.add(text());
        case Inner(Expression value) -> {
          built.add(value);
          next++;
        }
        case Directive directive -> {
          Optional<Expression> opened = opened(directive);
          if (opened.isEmpty()) {
            return built;
          }
          built.add(opened.get());
        }
      }
    }
    return built;
  }

  /** Joins the texts that follow each other. */
  private Expression text() {
    StringBuilder joined = new StringBuilder();
    int first = next;
    Text last = (Text) parts.get(first);
    Text start = last;
    while (next < parts.size() && parts.get(next) instanceof Text text) {
      joined.append(text.value());
      last = text;
      next++;
    }
    return new Expression.TextLiteral(
        Letters.normal(joined.toString()), tokens.place(start.start(), last.end()));
  }

  private Optional<Expression> opened(Directive open) {
    return switch (open.keyword()) {
      case Keyword.If(Expression condition) -> Optional.of(conditional(open, condition));
      case Keyword.For loop -> Optional.of(loop(open, loop));
      case Keyword.Else _, Keyword.EndIf _, Keyword.EndFor _ -> Optional.empty();
    };
  }

  private Expression conditional(Directive open, Expression condition) {
    tokens.enter();
    next++;
    List<Expression> then = build();
    List<Expression> otherwise = List.of();
    if (isAt(Keyword.Else.class)) {
      next++;
      otherwise = build();
    }
    Place end = closing(Keyword.EndIf.class, "%{ endif }", open);
    tokens.leave();
    return new Expression.TemplateIf(
        condition,
        branch(then, open.place().atEnd()),
        branch(otherwise, end.atStart()),
        open.place().to(end));
  }

  private Expression loop(Directive open, Keyword.For loop) {
    tokens.enter();
    next++;
    List<Expression> body = build();
    Place end = closing(Keyword.EndFor.class, "%{ endfor }", open);
    tokens.leave();
    return new Expression.TemplateFor(
        loop.key(),
        loop.value(),
        loop.collection(),
        branch(body, open.place().atEnd()),
        open.place().to(end));
  }

  private static Expression branch(List<Expression> built, Place where) {
    return template(
        built, built.isEmpty() ? where : built.getFirst().place().to(built.getLast().place()));
  }

  private boolean isAt(Class<? extends Keyword> keyword) {
    return next < parts.size()
        && parts.get(next) instanceof Directive directive
        && keyword.isInstance(directive.keyword());
  }

  private Place closing(Class<? extends Keyword> keyword, String shown, Directive open) {
    if (isAt(keyword) && parts.get(next) instanceof Directive directive) {
      next++;
      return directive.place();
    }
    throw tokens.fail("Directive has no end", "Close it with " + shown + ".", open.place());
  }
}
