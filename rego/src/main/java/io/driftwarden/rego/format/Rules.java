package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Head;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.BooleanValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rules. */
final class Rules {
  private final Page page;
  private final Style style;
  private final Bodies bodies;
  private boolean longRefs;

  Rules(Page page, Style style, Set<String> keywords) {
    this.page = page;
    this.style = style;
    this.bodies = new Bodies(page, keywords, style.next());
  }

  void write(List<Rule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      page.comeTo(page.row(rules.get(i).span()));
      rule(rules.get(i), i + 1 < rules.size() ? page.row(rules.get(i + 1).span()) : 0);
      boolean together =
          i + 1 < rules.size()
              && isShort(rules.get(i))
              && isShort(rules.get(i + 1))
              && page.row(rules.get(i + 1).span()) == page.row(rules.get(i).span()) + 1;
      if (!together) {
        page.lines().blank();
      }
    }
  }

  /** Heads of more than two parts are written with points, and then those of two are so too. */
  void look(List<Rule> rules) {
    longRefs =
        rules.stream()
            .map(Rule::head)
            .anyMatch(head ->
                head.path().size() > 1
                    || (head.path().size() == 1 && head.key() != null && !isOlderSet(head)));
  }

  /** A set that is written {@code p[x]}. */
  private boolean isOlderSet(Head head) {
    return head.key() != null && page.at(page.before(head.key().span().start())) == '[';
  }

  private boolean isShort(Rule rule) {
    boolean set = rule.body().literals().size() == 1 && isSet(rule.body().literals().getFirst());
    return rule.body().literals().size() <= 1
        && !rule.isDefault()
        && rule.elses().isEmpty()
        && !set
        && usesIf(rule.head());
  }

  private boolean usesIf(Head head) {
    return style.ifs() && (style.contains() || head.key() == null);
  }

  private static boolean isSet(Literal literal) {
    return !literal.negated()
        && literal.expression() instanceof Expression.Condition condition
        && condition.term() instanceof Term.SetTerm;
  }

  private void rule(Rule rule, int next) {
    page.lines().start();
    page.write(rule.isDefault() ? "default " : "");
    boolean constant = rule.elses().isEmpty() && isTrue(rule.body());
    Head head = rule.head();
    bodies.terms().commentsFollow(constant);
    boolean crowded = head(rule, constant) && !page.comments().isEmpty();
    if (constant || rule.isDefault()) {
      page.lines().end();
      return;
    }
    bodies.terms().commentsFollow(true);
    String open = (usesIf(head) ? " if" : "") + (crowded ? " { " : " {");
    body(rule.body(), new Opening(open, page.endRow(head.span()), true, next));
    int row = page.row(rule.span());
    int left = rule.elses().size();
    for (Rule.Else other : rule.elses()) {
      left--;
      orElse(other, new After(usesIf(head), row, left == 0));
      row = page.row(other.span());
    }
  }

  private static boolean isTrue(Body body) {
    return body.literals().isEmpty()
        || (body.literals().size() == 1 && isTrue(body.literals().getFirst()));
  }

  private static boolean isTrue(Literal literal) {
    return !literal.negated()
        && literal.withs().isEmpty()
        && literal.expression() instanceof Expression.Condition condition
        && isTrue(condition.term());
  }

  private static boolean isTrue(@Nullable Term term) {
    return term instanceof Term.Scalar scalar && scalar.value() == BooleanValue.TRUE;
  }

  /** Writes a head, and reports whether its value is crowded with comments. */
  private boolean head(Rule rule, boolean constant) {
    Head head = rule.head();
    if (isCrowded(head)) {
      page.write(page.text(head.span()));
      page.take(page.row(head.span()), page.endRow(head.span()));
      return false;
    }
    name(head);
    if (head.arguments() != null) {
      page.write("(");
      List<Term> arguments = head.argumentList();
      int from = arguments.isEmpty() ? head.span().end() : arguments.getLast().span().end();
      int close = page.closing(from, ')') + 1;
      bodies
          .terms()
          .arguments(arguments, new Span(head.span().source(), head.span().start(), close));
      page.write(")");
    }
    if (head.key() != null) {
      boolean word = style.contains();
      page.write(word ? " contains " : "[");
      bodies.terms().write(head.key());
      page.write(word ? "" : "]");
    }
    return value(rule, constant);
  }

  private boolean isCrowded(Head head) {
    return !longRefs
        && head.path().size() == 1
        && page.comments().stream()
            .limit(1)
            .anyMatch(each -> page.row(each.span()) == page.row(head.path().getFirst().span()));
  }

  private void name(Head head) {
    page.write(head.name().name());
    if (longRefs || head.path().size() != 1) {
      bodies.terms().path(head.path());
    } else {
      bodies.terms().bracketed(head.path().getFirst());
    }
  }

  private boolean value(Rule rule, boolean constant) {
    Head head = rule.head();
    Term value = head.value();
    if (value != null) {
      boolean implied =
          isTrue(value)
              && !constant
              && !rule.isDefault()
              && !(style.older() && head.path().size() == 1);
      return !implied && assign(value, page.row(value.span()));
    }
    if (constant && head.key() == null) {
      boolean hasBody = !rule.body().literals().isEmpty();
      boolean said = hasBody || (style.v1() && !head.isFunction());
      page.write(said ? (style.v1() ? " := true" : " = true") : "");
    }
    return false;
  }

  /** {@code row} is the line whose comments go before the value. */
  private boolean assign(Term value, int row) {
    page.write(isAssigned(value) || style.v1() ? " := " : " = ");
    return bodies.terms().write(value, row);
  }

  private boolean isAssigned(Term value) {
    int at = page.before(value.span().start());
    while (page.at(at) == '(') {
      at = page.before(at);
    }
    return page.at(at) == '=' && page.at(at - 1) == ':';
  }

  /**
   * What stands before a body.
   *
   * @param text with the brace
   * @param row the line that the head ends on
   * @param ofRule whether it is the body of a rule, not of an {@code else}
   * @param next the line that the next rule begins on
   */
  private record Opening(String text, int row, boolean ofRule, int next) {
    boolean usesIf() {
      return text.startsWith(" if");
    }
  }

  private void body(Body body, Opening opening) {
    Literal first = body.literals().getFirst();
    boolean together =
        opening.usesIf()
            && body.literals().size() == 1
            && page.row(first.span()) == opening.row()
            && !isSet(first);
    if (together) {
      page.write(" if ");
      bodies.literal(first);
      page.lines().end();
      return;
    }
    page.write(opening.text());
    if (opening.text().endsWith("{")) {
      page.lines().end();
    }
    if (opening.ofRule() && opening.usesIf()) {
      bodies.afterBrace(Bodies.Lead.WITHIN);
    }
    page.lines().up();
    bodies.lines(body);
    close(closeRow(body), opening.next());
    page.lines().down();
    page.lines().start();
    page.write("}");
  }

  /**
   * Returns the line that a body ends on, which has no brace of its own after a mere {@code if}.
   */
  private int closeRow(Body body) {
    int open = page.before(page.groupStart(body.literals().getFirst().span()));
    int end = body.literals().getLast().wholeSpan().end();
    return page.row(page.at(open) == '{' ? page.closing(end, '}') : end);
  }

  /** A comment beside the closing brace is the next rule's, where that begins there. */
  private void close(int row, int next) {
    if (row == next && style.contains()) {
      page.comeBefore(row);
    } else {
      page.comeTo(row);
    }
  }

  /**
   * What an {@code else} comes after.
   *
   * @param row the line that the rule or the {@code else} before it begins on
   */
  private record After(boolean ifs, int row, boolean last) {}

  private void orElse(Rule.Else other, After after) {
    int row = page.row(other.span());
    boolean inline = row > after.row() && page.row(page.before(other.span().start())) == row;
    boolean commented =
        page.lines().atEnd() != null
            || (!page.comments().isEmpty() && page.row(page.comments().getFirst().span()) < row);
    if (!commented && inline) {
      page.write(" ");
    } else {
      page.lines().blank();
      page.lines().start();
    }
    page.comeTo(row);
    if (commented && !inline) {
      page.lines().start();
    }
    page.write("else");
    boolean constant = after.last() && isTrue(other.body());
    if (other.value() != null && (constant || !isTrue(other.value()))) {
      assign(other.value(), row);
    } else if (constant) {
      page.write(style.v1() ? " := true" : " = true");
    }
    if (constant) {
      page.lines().end();
    } else {
      body(other.body(), new Opening(after.ifs() ? " if {" : " {", row, false, 0));
    }
  }
}
