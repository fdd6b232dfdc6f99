package io.driftwarden.rego.format;

import io.driftwarden.rego.syntax.Comment;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes terms. */
final class Terms {
  /** Builtins that are written as operators, also where they are called by name. */
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("plus", "+"),
          Map.entry("minus", "-"),
          Map.entry("mul", "*"),
          Map.entry("div", "/"),
          Map.entry("rem", "%"),
          Map.entry("and", "&"),
          Map.entry("or", "|"),
          Map.entry("equal", "=="),
          Map.entry("neq", "!="),
          Map.entry("lt", "<"),
          Map.entry("lte", "<="),
          Map.entry("gt", ">"),
          Map.entry("gte", ">="),
          Map.entry("eq", "="),
          Map.entry("assign", ":="),
          Map.entry("internal.member_2", "in"));

  private final Page page;
  private final Set<String> keywords;
  private final Bodies bodies;
  private final Sequences sequences;
  private final Templates templates;
  private int depth;
  private boolean commentsFollow;
  private boolean unionLead;

  Terms(Page page, Set<String> keywords, Bodies bodies) {
    this.page = page;
    this.keywords = keywords;
    this.bodies = bodies;
    this.sequences = new Sequences(page);
    this.templates = new Templates(page, bodies);
  }

  /** A call that is written as an operator between its operands. */
  record Operation(String symbol, List<Term> operands) {}

  static Optional<Operation> operation(Term term) {
    if (term instanceof Term.Infix infix) {
      return Optional.of(new Operation(infix.symbol(), infix.operands()));
    }
    if (term instanceof Term.Call call
        && call.arguments().size() == 2
        && OPERATORS.containsKey(name(call))) {
      return Optional.of(new Operation(OPERATORS.getOrDefault(name(call), ""), call.arguments()));
    }
    boolean isPairIn = term instanceof Term.Call call && name(call).equals("internal.member_3");
    return isPairIn
        ? Optional.of(new Operation("in", ((Term.Call) term).arguments()))
        : Optional.empty();
  }

  private static String name(Term.Call call) {
    Span span = call.function().span();
    return span.source().text().substring(span.start(), span.end());
  }

  static boolean isUnion(Term term) {
    return operation(term).map(operation -> operation.symbol().equals("|")).orElse(false);
  }

  /** Writes a term that stands for itself; one crowded with comments as it is. */
  boolean write(Term term) {
    return write(term, page.row(term.span()));
  }

  /** Writes a term as if it stood on a line, and reports whether it was crowded. */
  boolean write(Term term, int row) {
    Lines.Mark mark = page.lines().mark();
    List<Comment> before = List.copyOf(page.comments());
    depth++;
    try {
      page.comeTo(row);
      shape(term, false);
      return false;
    } catch (Crowded crowded) {
      page.lines().backTo(mark);
      page.restore(new java.util.ArrayList<>(before));
      if (depth > 1) {
        throw crowded;
      }
      asItIs(term.span());
      return true;
    } finally {
      depth--;
    }
  }

  private void asItIs(Span span) {
    Comment kept = page.lines().atEnd();
    int first = page.row(span);
    int last = page.endRow(span);
    if (kept != null && page.row(kept.span()) >= first && page.row(kept.span()) <= last) {
      page.lines().forgetEnd();
    }
    page.write(page.text(span));
    page.take(first, last - 1);
    if (commentsFollow) {
      page.take(last, last).forEach(comment -> page.write(" #" + comment.text()));
    }
  }

  /** Says whether a comment after a crowded term is written at once, since no line end comes. */
  void commentsFollow(boolean follow) {
    commentsFollow = follow;
  }

  /** Writes a term; an operation in parentheses where it is an operand of another. */
  void write(Term term, boolean inner) {
    page.comeTo(page.row(term.span()));
    shape(term, inner);
  }

  private void shape(Term term, boolean inner) {
    page.lines().startIfNew();
    switch (term) {
      case Term.Scalar scalar -> page.write(scalar(scalar));
      case Term.Var name -> page.write(name.name());
      case Term.Ref ref -> ref(ref);
      case Term.Call _, Term.Infix _ -> call(term, inner);
      case Term.ArrayTerm array -> brackets("[", array.elements(), array.span(), "]");
      case Term.SetTerm set when set.elements().isEmpty() -> {
        page.write("set()");
        page.comeTo(page.endRow(set.span()));
      }
      case Term.SetTerm set -> brackets("{", set.elements(), set.span(), "}");
      case Term.ObjectTerm object -> object(object);
      case Term.ArrayComprehension array -> {
        page.write("[");
        comprehension(array.head(), array.body(), array.span(), page.row(array.head().span()));
        page.write("]");
      }
      case Term.SetComprehension set -> {
        page.write("{");
        comprehension(set.head(), set.body(), set.span(), page.row(set.head().span()));
        page.write("}");
      }
      case Term.ObjectComprehension object -> {
        page.write("{");
        entryKey(object.key());
        comprehension(object.value(), object.body(), object.span(), page.row(object.span()));
        page.write("}");
      }
      case Term.Template template -> templates.write(template);
    }
    page.lines().startIfNew();
  }

  private void brackets(String open, List<Term> elements, Span span, String close) {
    page.write(open);
    sequences.write(elements, Term::span, span, term -> element(term, isUnion(term)));
    page.write(close);
  }

  private void element(Term term, boolean parens) {
    page.write(parens ? "(" : "");
    write(term);
    page.write(parens ? ")" : "");
  }

  private void object(Term.ObjectTerm object) {
    page.write("{");
    sequences.write(
        object.entries(),
        entry -> entry.key().span(),
        object.span(),
        entry -> {
          entryKey(entry.key());
          element(entry.value(), isUnion(entry.value()));
        });
    page.write("}");
  }

  private void entryKey(Term key) {
    element(key, isUnion(key));
    page.write(": ");
  }

  /** {@code row} is the line that the head is taken to stand on. */
  private void comprehension(Term head, io.driftwarden.rego.syntax.Body body, Span span, int row) {
    if (row > page.row(span)) {
      page.lines().next();
    }
    boolean parens = isUnion(head) || (operation(head).isPresent() && page.isGrouped(head.span()));
    write(head, parens);
    page.write(" |");
    bodies.inner(body, row, page.endRow(span));
  }

  private void call(Term term, boolean inner) {
    Optional<Operation> operation = operation(term);
    if (operation.isEmpty()) {
      Term.Call call = (Term.Call) term;
      function(call.function());
      page.write("(");
      sequences.writeArguments(
          call.arguments(), Term::span, page.row(call.function().span()), this::argument);
      page.write(")");
      return;
    }
    boolean isIn = operation.get().symbol().equals("in");
    boolean parens = inner && !(isIn && operation.get().operands().size() == 2);
    page.write(parens || (isIn && operation.get().operands().size() == 3) ? "(" : "");
    operands(operation.get(), true);
    page.write(parens || (isIn && operation.get().operands().size() == 3) ? ")" : "");
  }

  void arguments(List<Term> arguments, Span span) {
    sequences.write(arguments, Term::span, span, this::argument);
  }

  private void argument(Term term) {
    element(term, isUnion(term) && page.isGrouped(term.span()));
  }

  private String scalar(Term.Scalar scalar) {
    String text = page.text(scalar.span());
    boolean isName = scalar.value() instanceof StringValue && "\"`".indexOf(text.charAt(0)) < 0;
    return isName ? "\"" + text + "\"" : text;
  }

  private void function(Term function) {
    if (function instanceof Term.Ref ref) {
      ref(ref);
    } else {
      page.write(page.text(function.span()));
    }
  }

  /** Says that the next operation comes after a brace, where a union needs parentheses. */
  void expectUnion() {
    unionLead = true;
  }

  /** Writes an operation whose operands stand for themselves, as that of a line does. */
  void line(Operation operation) {
    operands(operation, operation.symbol().equals("in"));
  }

  private void operands(Operation operation, boolean inner) {
    List<Term> operands = operation.operands();
    boolean lead = unionLead;
    unionLead = false;
    for (int i = 0; i < operands.size(); i++) {
      if (i > 0) {
        boolean comma = operands.size() == 3 && i == 1;
        page.write(comma ? ", " : " " + operation.symbol() + " ");
      }
      if (inner || (i == 0 && lead && isUnion(operands.get(i)))) {
        write(operands.get(i), true);
      } else {
        write(operands.get(i));
      }
    }
  }

  private void ref(Term.Ref ref) {
    boolean grouped = operation(ref.head()).isPresent() && page.isGrouped(ref.head().span());
    write(ref.head(), grouped);
    path(ref.path());
  }

  /** Writes what a path of one part has, in brackets also where it is a name. */
  void bracketed(Term part) {
    page.write("[");
    boolean crowded = write(part);
    page.write(crowded ? "\n]" : "]");
  }

  void path(List<Term> path) {
    for (Term part : path) {
      if (part instanceof Term.Scalar scalar
          && scalar.value() instanceof StringValue(String text)) {
        field(text, part);
      } else if (part instanceof Term.Var name) {
        page.write("[" + name.name() + "]");
      } else {
        bracketed(part);
      }
    }
  }

  private void field(String text, Term part) {
    boolean plain = text.matches("[A-Za-z_][A-Za-z0-9_]*");
    boolean keptQuoted = keywords.contains(text) && page.at(part.span().start()) == '"';
    page.write(
        plain && !keptQuoted
            ? "." + text
            : "["
                + (page.at(part.span().start()) == '`'
                    ? "\"" + text + "\""
                    : page.text(part.span()))
                + "]");
  }
}
