package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import java.util.List;
import java.util.Set;

/** Writes bodies and their literals. */
final class Bodies {
  private final Page page;
  private final Terms terms;
  private final boolean next;
  private Lead lead = Lead.NONE;

  /**
   * @param next whether braces after {@code not} are a body
   */
  Bodies(Page page, Set<String> keywords, boolean next) {
    this.page = page;
    this.next = next;
    this.terms = new Terms(page, keywords, this);
  }

  Terms terms() {
    return terms;
  }

  /** Writes literals line by line; a blank line between two is kept. */
  void lines(Body body) {
    List<Literal> literals = body.literals();
    page.comeTo(page.row(literals.getFirst().span()));
    for (int i = 0; i < literals.size(); i++) {
      Span span = literals.get(i).span();
      boolean apart = i > 0 && page.row(span) > page.endRow(literals.get(i - 1).wholeSpan()) + 1;
      if (apart) {
        page.lines().blank();
      }
      page.lines().start();
      literal(literals.get(i));
      page.lines().end();
    }
  }

  /**
   * Writes the body of a comprehension or of {@code every}, on the line or on lines of its own.
   *
   * @param row of what stands before it
   * @param close the line of the closing bracket
   */
  void inner(Body body, int row, int close) {
    List<Literal> literals = body.literals();
    int first = page.row(literals.getFirst().span());
    int last = page.row(literals.getLast().span());
    if (first > row || last > first) {
      page.lines().end();
      page.lines().up();
      lines(body);
      page.comeTo(close);
      page.lines().down();
      page.lines().start();
      return;
    }
    page.write(" ");
    for (int i = 0; i < literals.size(); i++) {
      page.write(i > 0 ? "; " : "");
      literal(literals.get(i));
    }
    page.comeTo(close);
  }

  /** How deep a union of sets is looked for, which after a brace would be a comprehension. */
  enum Lead {
    NONE,
    WHOLE,
    WITHIN
  }

  /** Says that the next literal comes after a brace. */
  void afterBrace(Lead next) {
    lead = next;
  }

  void literal(Literal literal) {
    Lead own = literal.negated() ? Lead.NONE : lead;
    lead = Lead.NONE;
    page.comeTo(page.row(literal.span()));
    page.lines().startIfNew();
    boolean braces = next && literal.negated() && Logic.leadsWithBrace(literal);
    page.write(literal.negated() ? (braces ? "not (" : "not ") : "");
    boolean union = own != Lead.NONE && isUnion(literal.expression());
    if (own == Lead.WITHIN && !union) {
      leadWithin(literal.expression());
    }
    page.write(union ? "(" : "");
    expression(literal.expression());
    page.write(union || braces ? ")" : "");
    withs(literal);
  }

  private static boolean isUnion(Expression expression) {
    return expression instanceof Expression.Condition(Term term, _) && Terms.isUnion(term);
  }

  private void leadWithin(Expression expression) {
    switch (expression) {
      case Expression.And _, Expression.Or _ -> {
        Logic.Operand first = Logic.of(expression, page).first();
        if (!first.braces() && !first.parens()) {
          afterBrace(Lead.WITHIN);
        }
      }
      case Expression.SomeIn _,
          Expression.SomeVars _,
          Expression.Every _,
          Expression.NotBody _ -> {}
      case Expression.Condition _, Expression.Unify _, Expression.Assign _ -> terms.expectUnion();
    }
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Expression.Condition condition -> condition(condition.term());
      case Expression.Unify unify ->
          terms.line(new Terms.Operation("=", List.of(unify.left(), unify.right())));
      case Expression.Assign assign ->
          terms.line(new Terms.Operation(":=", List.of(assign.left(), assign.right())));
      case Expression.SomeVars some -> someVars(some);
      case Expression.SomeIn some -> {
        page.write("some ");
        List<Term> operands =
            some.key() == null
                ? List.of(some.value(), some.domain())
                : List.of(some.key(), some.value(), some.domain());
        terms.line(new Terms.Operation("in", operands));
      }
      case Expression.Every every -> every(every);
      case Expression.NotBody not -> not(not);
      case Expression.And _ -> logical(expression);
      case Expression.Or _ -> logical(expression);
    }
  }

  void condition(Term term) {
    boolean plain = Terms.operation(term).isEmpty();
    if (plain && term instanceof Term.Call call && call.arguments().size() == 3) {
      Term.Call shorter =
          new Term.Call(call.function(), call.arguments().subList(0, 2), call.span());
      if (Terms.operation(shorter).isPresent()) {
        terms.write(call.arguments().getLast());
        page.write(" = ");
        condition(shorter);
        return;
      }
    }
    Terms.operation(term).ifPresentOrElse(terms::line, () -> terms.write(term));
  }

  private void someVars(Expression.SomeVars some) {
    page.write("some ");
    int row = page.row(some.span());
    for (int i = 0; i < some.variables().size(); i++) {
      Term.Var name = some.variables().get(i);
      if (page.row(name.span()) > row) {
        page.lines().next();
        page.write("\t");
        row = page.row(name.span());
      } else {
        page.write(i > 0 ? " " : "");
      }
      terms.write(name);
      page.write(i < some.variables().size() - 1 ? "," : "");
    }
  }

  private void every(Expression.Every every) {
    page.write("every ");
    if (every.key() != null) {
      terms.write(every.key());
      page.write(", ");
    }
    terms.write(every.value());
    page.write(" in ");
    terms.write(every.domain());
    page.write(" {");
    int row = page.row(every.span());
    inner(every.body(), row, page.endRow(every.span()));
    List<Literal> literals = every.body().literals();
    boolean spaced = literals.size() == 1 && page.row(literals.getFirst().span()) == row;
    page.write(spaced ? " }" : "}");
  }

  private void not(Expression.NotBody not) {
    page.write("not ");
    List<Literal> literals = not.body().literals();
    int open = page.before(literals.getFirst().span().start());
    boolean braces = page.at(open) == '{' && open > not.span().start();
    if (braces) {
      block(not.body(), page.row(not.span()));
      return;
    }
    Literal only = literals.getFirst();
    boolean parens = Logic.needsParens(only) || only.expression() instanceof Expression.NotBody;
    page.write(parens ? "(" : "");
    literal(only);
    page.write(parens ? ")" : "");
  }

  private void block(Body body, int row) {
    Literal last = body.literals().getLast();
    int close = page.closing(last.wholeSpan().end(), '}');
    page.write("{");
    afterBrace(Lead.WHOLE);
    inner(body, row, page.row(close));
    page.write(page.row(last.span()) == row ? " }" : "}");
  }

  private void logical(Expression expression) {
    Logic logic = Logic.of(expression, page);
    operand(logic.first());
    boolean indented = false;
    for (Logic.Step step : logic.steps()) {
      page.write(" " + step.operator());
      if (step.operand().row() > step.leftEnd()) {
        if (!indented) {
          page.lines().up();
          indented = true;
        }
        page.lines().next();
      } else {
        page.write(" ");
      }
      operand(step.operand());
    }
    if (indented) {
      page.lines().down();
    }
  }

  private void operand(Logic.Operand operand) {
    if (operand.braces()) {
      block(operand.body(), operand.row());
      return;
    }
    Literal only = operand.body().literals().getFirst();
    page.write(operand.parens() ? "(" : "");
    literal(only);
    page.write(operand.parens() ? ")" : "");
  }

  private void withs(Literal literal) {
    List<Literal.With> withs = literal.withs();
    if (withs.isEmpty()) {
      return;
    }
    int last = page.row(page.before(withs.getFirst().span().start()));
    boolean indented = false;
    for (int i = 0; i < withs.size(); i++) {
      int row = page.row(withs.get(i).span());
      boolean broken = row > last;
      if (broken && !indented) {
        page.lines().up();
        indented = true;
      }
      if (broken) {
        page.lines().next();
      }
      with(withs.get(i), broken);
      last = row;
    }
    if (indented) {
      page.lines().down();
    }
  }

  private void with(Literal.With with, boolean begins) {
    page.comeTo(page.row(with.span()));
    page.write(begins ? "with " : " with ");
    terms.write(with.target());
    page.write(" as ");
    terms.write(with.value());
  }
}
