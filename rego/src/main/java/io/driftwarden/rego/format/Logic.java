package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;

/** A chain of {@code and} and {@code or}: its first operand, and what is applied to it. */
record Logic(Operand first, List<Step> steps) {
  /**
   * An operand.
   *
   * @param braces whether it is written in braces, as a body of its own
   * @param parens whether it needs parentheses
   * @param row the line that it begins on
   */
  record Operand(Body body, boolean braces, boolean parens, int row, int endRow) {}

  /** An operator and what stands right of it; {@code leftEnd} is the line that the left ends on. */
  record Step(String operator, Operand operand, int leftEnd) {}

  static Logic of(Expression expression, Page page) {
    String operator = operator(expression);
    Operand second = operand(right(expression), expression, true, page);
    Operand first = operand(left(expression), expression, false, page);
    Expression lead = left(expression).literals().getFirst().expression();
    if (first.braces() || first.parens() || !isLogical(lead)) {
      return new Logic(first, List.of(new Step(operator, second, first.endRow())));
    }
    Logic chain = of(lead, page);
    List<Step> steps = new ArrayList<>(chain.steps());
    steps.add(new Step(operator, second, first.endRow()));
    return new Logic(chain.first(), steps);
  }

  private static String operator(Expression expression) {
    return expression instanceof Expression.And ? "and" : "or";
  }

  private static Body left(Expression expression) {
    return switch (expression) {
      case Expression.And and -> and.left();
      case Expression.Or or -> or.left();
      default -> throw new IllegalArgumentException();
    };
  }

  private static Body right(Expression expression) {
    return switch (expression) {
      case Expression.And and -> and.right();
      case Expression.Or or -> or.right();
      default -> throw new IllegalArgumentException();
    };
  }

  private static Operand operand(Body body, Expression parent, boolean right, Page page) {
    Literal first = body.literals().getFirst();
    Literal last = body.literals().getLast();
    int open = page.before(first.span().start());
    boolean own = open >= parent.span().start() + (right ? 1 : 0);
    if (body.literals().size() > 1 || (own && page.at(open) == '{')) {
      int close = page.closing(last.wholeSpan().end(), '}');
      return new Operand(body, true, false, page.row(open), page.row(close));
    }
    boolean parens = needsParens(first, operator(parent).equals("and"), right);
    return new Operand(body, false, parens, page.row(first.span()), page.endRow(last.wholeSpan()));
  }

  private static boolean needsParens(Literal literal, boolean underAnd, boolean right) {
    if (!literal.withs().isEmpty()) {
      return true;
    }
    return switch (literal.expression()) {
      case Expression.Or _ -> underAnd || right;
      case Expression.And _ -> underAnd && right;
      default -> leadsWithBrace(literal);
    };
  }

  /** Reports whether a literal after {@code not} must stand in parentheses to be read as one. */
  static boolean needsParens(Literal literal) {
    return !literal.withs().isEmpty() || isLogical(literal.expression()) || leadsWithBrace(literal);
  }

  static boolean isLogical(Expression expression) {
    return expression instanceof Expression.And || expression instanceof Expression.Or;
  }

  static boolean leadsWithBrace(Literal literal) {
    return switch (literal.expression()) {
      case Expression.Condition condition -> leadsWithBrace(condition.term());
      case Expression.Unify unify -> leadsWithBrace(unify.left());
      case Expression.Assign assign -> leadsWithBrace(assign.left());
      default -> false;
    };
  }

  private static boolean leadsWithBrace(Term term) {
    return switch (term) {
      case Term.SetTerm set -> !set.elements().isEmpty();
      case Term.ObjectTerm _, Term.SetComprehension _, Term.ObjectComprehension _ -> true;
      case Term.Ref ref -> leadsWithBrace(ref.head());
      default ->
          Terms.operation(term)
              .map(operation -> leadsWithBrace(operation.operands().getFirst()))
              .orElse(false);
    };
  }
}
