package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.TemplatePart.Directive;
import io.driftwarden.hcl.syntax.TemplatePart.Inner;
import io.driftwarden.hcl.syntax.TemplatePart.Keyword;
import io.driftwarden.hcl.syntax.TemplatePart.Text;
import io.driftwarden.hcl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what stands between quotes or in a heredoc. */
final class TemplateParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final Escapes escapes;

  TemplateParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.escapes = new Escapes(tokens);
  }

  /** {@code "\"" … "\""}. */
  Expression quoted() {
    Token open = tokens.take();
    tokens.enter();
    List<TemplatePart> parts = parts(Kind.QUOTE_CLOSE, true);
    Token close = tokens.expect(Kind.QUOTE_CLOSE, "to close the string");
    tokens.leave();
    return whole(parts, tokens.place(open).to(tokens.place(close)));
  }

  /** {@code <<EOT} and {@code <<-EOT}, of which the second takes off the common indentation. */
  Expression heredoc() {
    Token open = tokens.take();
    tokens.enter();
    List<TemplatePart> parts = parts(Kind.HEREDOC_CLOSE, false);
    Token close = tokens.expect(Kind.HEREDOC_CLOSE, "to close the heredoc");
    tokens.leave();
    boolean flush = tokens.text(open).startsWith("<<-");
    return whole(
        flush ? Indentation.without(parts) : parts, tokens.place(open).to(tokens.place(close)));
  }

  /** A whole file as a template. */
  Expression bare() {
    Place start = tokens.place(tokens.peek());
    try {
      List<TemplatePart> parts = parts(Kind.END, false);
      return whole(parts, start.to(tokens.end()));
    } catch (Tokens.Recover e) {
      return new Expression.TextLiteral("", start);
    }
  }

  /** Returns a quoted text that has no interpolation in it. */
  String plainText() {
    tokens.take();
    StringBuilder text = new StringBuilder();
    while (tokens.at(Kind.LITERAL)) {
      text.append(escapes.resolved(tokens.take(), true));
    }
    if (tokens.at(Kind.INTERPOLATION) || tokens.at(Kind.DIRECTIVE)) {
      throw tokens.fail(
          "Label is not plain text",
          "It can't hold anything that is computed. Two signs, as in $${, stand for one.");
    }
    tokens.expect(Kind.QUOTE_CLOSE, "to close the string");
    return text.toString();
  }

  private Expression whole(List<TemplatePart> parts, Place place) {
    return parts.size() == 1 && parts.getFirst() instanceof Inner(Expression value)
        ? new Expression.Wrapped(value, place)
        : new TemplateTree(tokens, parts).whole(place);
  }

  private List<TemplatePart> parts(Kind end, boolean quoted) {
    List<TemplatePart> parts = new ArrayList<>();
    boolean strip = false;
    while (!tokens.at(end) && !tokens.at(Kind.END)) {
      Token token = tokens.take();
      switch (token.kind()) {
        case LITERAL -> {
          String text = escapes.resolved(token, quoted);
          parts.add(text(token, strip ? Letters.withoutLeadingSpace(text) : text));
          strip = false;
        }
        case INTERPOLATION, DIRECTIVE -> {
          stripBefore(token, parts);
          parts.add(token.kind() == Kind.INTERPOLATION ? interpolation() : directive(token));
          strip = tokens.previous().length() == 2;
        }
        default -> throw tokens.fail("Template is broken", "", tokens.place(token));
      }
    }
    return parts;
  }

  private static Text text(Token token, String text) {
    return new Text(text, token.start(), token.end());
  }

  /** <code>${~</code> takes white space off the text before it, of which that is one token. */
  private static void stripBefore(Token open, List<TemplatePart> parts) {
    if (open.length() == 3
        && !parts.isEmpty()
        && parts.getLast() instanceof Text(String text, int start, int end)) {
      parts.set(parts.size() - 1, new Text(Letters.withoutTrailingSpace(text), start, end));
    }
  }

  private TemplatePart interpolation() {
    tokens.newlines(false);
    Expression inner = expressions.expression();
    tokens.expect(Kind.TEMPLATE_END, "to close the interpolation");
    tokens.restoreNewlines();
    return new Inner(inner);
  }

  private TemplatePart directive(Token open) {
    tokens.newlines(false);
    Keyword keyword = keyword();
    Token close = tokens.expect(Kind.TEMPLATE_END, "to close the directive");
    tokens.restoreNewlines();
    return new Directive(keyword, tokens.place(open).to(tokens.place(close)));
  }

  private Keyword keyword() {
    String word = tokens.text(tokens.expect(Kind.IDENTIFIER, "to name the directive"));
    return switch (word) {
      case "if" -> new Keyword.If(expressions.expression());
      case "else" -> new Keyword.Else();
      case "endif" -> new Keyword.EndIf();
      case "for" -> loop();
      case "endfor" -> new Keyword.EndFor();
      default ->
          throw tokens.fail(
              "There is no such directive",
              "%s is none of if, else, endif, for and endfor.".formatted(word));
    };
  }

  private Keyword loop() {
    String first = tokens.text(tokens.expect(Kind.IDENTIFIER, "after for"));
    Optional<String> second = Optional.empty();
    if (tokens.takeIf(Kind.COMMA)) {
      second = Optional.of(tokens.text(tokens.expect(Kind.IDENTIFIER, "after the comma")));
    }
    if (!tokens.atWord("in")) {
      throw tokens.fail("\"in\" is missing", "Write: %{ for name in collection }.");
    }
    tokens.take();
    Expression collection = expressions.expression();
    return second
        .map(value -> new Keyword.For(Optional.of(first), value, collection))
        .orElse(new Keyword.For(Optional.empty(), first, collection));
  }
}
