package io.driftwarden.hcl.json;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Hcl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns JSON values into expressions. */
final class JsonExpressions {
  private final Source source;
  private final List<Diagnostic> diagnostics;

  /** What the strings of an attribute are. */
  enum Meaning {
    TEMPLATE,
    LITERAL,
    EXPRESSION
  }

  JsonExpressions(Source source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  Expression expression(Node node, Meaning meaning) {
    Place place = source.place(node.start(), node.end());
    return switch (node) {
      case Node.Null _ -> new Expression.NullLiteral(place);
      case Node.Bool(boolean value, int _, int _) -> new Expression.BoolLiteral(value, place);
      case Node.Number number -> told(Hcl.number(number.text(), place));
      case Node.Text text -> text(text, meaning);
      case Node.Items(List<Node> items, int _, int _) ->
          new Expression.Tuple(
              items.stream().map(item -> expression(item, meaning)).toList(), place);
      case Node.Members(List<Node.Member> members, int _, int _) ->
          new Expression.ObjectOf(items(members, meaning), place);
    };
  }

  private Expression text(Node.Text text, Meaning meaning) {
    Place place = source.place(text.start(), text.end());
    return switch (meaning) {
      case LITERAL -> Hcl.text(text.value(), place);
      case EXPRESSION -> told(Hcl.expression(source, text.value(), text.origin()));
      case TEMPLATE -> {
        Expression template = told(Hcl.template(source, text.value(), text.origin()));
        yield template instanceof Expression.TextLiteral literal
            ? new Expression.TextLiteral(literal.value(), place)
            : template;
      }
    };
  }

  private List<Expression.Item> items(List<Node.Member> members, Meaning meaning) {
    List<Expression.Item> items = new ArrayList<>();
    Map<String, Place> names = new HashMap<>();
    for (Node.Member member : members) {
      Place place = source.place(member.name().start(), member.name().end());
      Place first = names.putIfAbsent(member.name().value(), place);
      if (first != null) {
        diagnostics.add(
            Diagnostic.error(
                "hcl_duplicate_attribute",
                "Attribute is set twice",
                "%s was already set at line %d. Keep one of them."
                    .formatted(member.name().value(), first.line()),
                place));
      }
      Expression key = text(member.name(), meaning == Meaning.LITERAL ? meaning : Meaning.TEMPLATE);
      items.add(new Expression.Item(key, expression(member.value(), meaning)));
    }
    return items;
  }

  private Expression told(Hcl.Parsed<Expression> parsed) {
    diagnostics.addAll(parsed.diagnostics());
    return parsed.tree();
  }
}
