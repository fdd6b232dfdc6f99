package io.driftwarden.rego.compile;

import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.rego.builtin.Builtins;
import io.driftwarden.rego.plan.Block;
import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.plan.Root;
import io.driftwarden.rego.plan.Step;
import io.driftwarden.rego.plan.Steps;
import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns bodies into drafts, and drafts into blocks. */
final class BodyLowering {
  /** A body within another: the slots around it that it uses, and the operands of its head. */
  record Closure(Block block, BitSet captured, List<Operand> heads) {}

  private final Context context;
  private final TermLowering terms;
  private final WithLowering withs;

  BodyLowering(Context context) {
    this.context = context;
    this.terms = new TermLowering(context, this);
    this.withs = new WithLowering(context, terms);
  }

  TermLowering terms() {
    return terms;
  }

  Shapes shapes() {
    return context.shapes();
  }

  /** Makes slots for the variables of a body and its head that no one declares. */
  void declareImplicit(Body body, List<Term> heads, Scope scope) {
    for (Map.Entry<String, Term.Var> used : Variables.undeclared(body, heads).entrySet()) {
      String name = used.getKey();
      if (scope.find(name) == null && context.globals().find(name).isEmpty()) {
        scope.put(name, context.slots().named(name, used.getValue().span()));
      }
    }
  }

  List<Draft> drafts(Body body, Scope scope) {
    List<Draft> drafts = new ArrayList<>();
    for (Literal literal : body.literals()) {
      int start = drafts.size();
      literal(literal, scope, drafts);
      context.watch().line(drafts, start, literal.wholeSpan());
    }
    return drafts;
  }

  Closure closure(Body body, List<Term> heads, Scope outer) {
    int mark = context.slots().size();
    Scope scope = new Scope(outer);
    declareImplicit(body, heads, scope);
    return closure(drafts(body, scope), heads, scope, mark);
  }

  Closure closureOfTerm(Term term, Scope outer) {
    int mark = context.slots().size();
    return closure(new ArrayList<>(), List.of(term), new Scope(outer), mark);
  }

  private Closure closure(List<Draft> drafts, List<Term> heads, Scope scope, int mark) {
    List<Operand> operands = terms.operands(heads, scope, Sink.of(drafts));
    BitSet captured = context.shapes().slots(operands);
    drafts.forEach(draft -> captured.or(draft.slots()));
    captured.clear(mark, context.slots().size() + 1);
    Block block = block(drafts, (BitSet) captured.clone(), operands);
    return new Closure(block, captured, operands);
  }

  /** Orders the drafts; variables that stay unbound in them or in the head are problems. */
  Block block(List<Draft> drafts, BitSet bound, List<Operand> heads) {
    Ordering.Order<Step> order = Ordering.order(drafts, bound, draft -> draft.plan(bound));
    if (order.unplaced().isEmpty()) {
      BitSet missing = context.shapes().slots(heads);
      missing.andNot(bound);
      unsafe(missing, null);
    }
    order
        .unplaced()
        .forEach(draft -> {
          BitSet missing = draft.slots();
          missing.andNot(bound);
          unsafe(missing, draft.span());
        });
    return new Block(order.placed());
  }

  private void unsafe(BitSet slots, @Nullable Span fallback) {
    slots.stream()
        .forEach(slot -> {
          String name = context.slots().nameOf(slot);
          Span span = context.slots().spanOf(slot);
          Span where = span == null ? fallback : span;
          if (name != null && where != null && !name.startsWith(Program.HIDDEN)) {
            context.problems().unsafe(unsafeDetail(name), where);
          }
        });
  }

  private String unsafeDetail(String name) {
    Set<String> known = new TreeSet<>(Builtins.names());
    known.addAll(context.globals().names());
    return "var %s is unsafe: no expression gives it a value.%s"
        .formatted(name, name.length() < 3 ? "" : Nearest.hint(name, known));
  }

  private void literal(Literal literal, Scope scope, List<Draft> out) {
    if (literal.withs().isEmpty()) {
      plainLiteral(literal, scope, out);
      return;
    }
    WithLowering.Change change = withs.change(literal.withs(), scope, out);
    List<Draft> before = new ArrayList<>();
    List<Draft> own = new ArrayList<>();
    if (literal.negated()) {
      List<Draft> inner = new ArrayList<>();
      List<Draft> parts = new ArrayList<>();
      expression(literal.expression(), scope, new Sink(parts, inner), inner);
      before.addAll(withoutBinding(parts));
      own.add(not(inner, literal.span()));
    } else {
      expression(literal.expression(), scope, Sink.of(own), own);
    }
    if (!before.isEmpty()) {
      out.add(new Drafts.With(change.replacements(), change.needed(), before, literal.span()));
    }
    out.add(new Drafts.With(change.replacements(), change.needed(), own, literal.span()));
  }

  private void plainLiteral(Literal literal, Scope scope, List<Draft> out) {
    if (literal.negated() && literal.expression() instanceof Expression.Assign assign) {
      context
          .problems()
          .compile(
              "Assignment under not",
              "cannot assign vars inside negated expression: assign them on a line before.",
              assign.span());
      return;
    }
    if (literal.negated()) {
      List<Draft> inner = new ArrayList<>();
      List<Draft> parts = new ArrayList<>();
      expression(literal.expression(), scope, new Sink(parts, inner), inner);
      out.addAll(withoutBinding(parts));
      out.add(not(inner, literal.span()));
    } else {
      expression(literal.expression(), scope, Sink.of(out), out);
    }
  }

  /** What is within a negation may not bind variables, also where it is made before it. */
  private List<Draft> withoutBinding(List<Draft> parts) {
    List<Draft> guarded = new ArrayList<>();
    for (Draft part : parts) {
      BitSet needed = part.slots();
      needed.and(context.slots().named());
      guarded.add(new Drafts.Guarded(part, needed));
    }
    return guarded;
  }

  /** Returns the draft of a negation: every variable in it must be bound outside. */
  private Draft not(List<Draft> inner, Span span) {
    BitSet needed = new BitSet();
    inner.forEach(draft -> needed.or(draft.slots()));
    BitSet anonymous = (BitSet) needed.clone();
    needed.and(context.slots().named());
    // What calls before the literal gave is anonymous but bound outside all the same.
    BitSet bound = (BitSet) needed.clone();
    BitSet own = Negation.bindable(inner);
    anonymous.andNot(own);
    bound.or(anonymous);
    Block block = block(inner, (BitSet) bound.clone(), List.of());
    return new Drafts.Check(bound, new Steps.Not(block), span);
  }

  private void expression(Expression expression, Scope scope, Sink sink, List<Draft> out) {
    switch (expression) {
      case Expression.Condition condition -> condition(condition.term(), scope, sink, out);
      case Expression.Unify unify -> unify(unify.left(), unify.right(), scope, sink, out);
      case Expression.Assign assign -> assign(assign, scope, sink, out);
      case Expression.SomeVars some ->
          some.variables().forEach(variable -> declare(variable, "declared", scope));
      case Expression.SomeIn some -> someIn(some, scope, sink, out);
      case Expression.Every every -> every(every, scope, sink, out);
      case Expression.NotBody not -> {
        Closure closure = closure(not.body(), List.of(), scope);
        out.add(new Drafts.Check(closure.captured(), new Steps.Not(closure.block()), not.span()));
      }
      case Expression.And and -> {
        Closure left = closure(and.left(), List.of(), scope);
        Closure right = closure(and.right(), List.of(), scope);
        Step step = new Steps.Both(left.block(), right.block());
        out.add(new Drafts.Check(union(left, right), step, and.span()));
      }
      case Expression.Or or -> {
        Closure left = closure(or.left(), List.of(), scope);
        Closure right = closure(or.right(), List.of(), scope);
        Step step = new Steps.Either(left.block(), right.block());
        out.add(new Drafts.Check(union(left, right), step, or.span()));
      }
    }
  }

  private static BitSet union(Closure left, Closure right) {
    BitSet union = (BitSet) left.captured().clone();
    union.or(right.captured());
    return union;
  }

  private void condition(Term term, Scope scope, Sink sink, List<Draft> out) {
    Term asked = terms.functions().asked(term, scope);
    switch (asked) {
      case Term.Call call when Printing.isPrint(call) ->
          out.add(Printing.draft(call, terms, scope));
      case Term.Call call -> terms.addCall(call, null, scope, out, sink.early());
      case Term.Infix infix when infix.builtin().equals("equal") ->
          terms.infix(infix, null, scope, out, sink);
      case Term.Infix infix -> terms.infix(infix, null, scope, out, sink.early());
      default -> {
        Operand operand = terms.operand(asked, scope, sink);
        out.add(
            new Drafts.Check(
                context.shapes().slots(operand), new Steps.Truth(operand), asked.span()));
      }
    }
  }

  private void unify(Term left, Term right, Scope scope, Sink sink, List<Draft> out) {
    if (right instanceof Term.Ref ref) {
      terms.ref(ref, terms.operand(left, scope, sink), scope, sink);
    } else if (left instanceof Term.Ref ref) {
      terms.ref(ref, terms.operand(right, scope, sink), scope, sink);
    } else {
      Operand one = terms.operand(left, scope, sink);
      Operand other = terms.operand(right, scope, sink);
      same(one, other, left.span().to(right.span()), out);
    }
  }

  /** Adds the drafts that make two operands the same, part by part where both have parts. */
  private void same(Operand left, Operand right, Span span, List<Draft> out) {
    if (left instanceof Operand.MakeArray(List<Operand> ours)
        && right instanceof Operand.MakeArray(List<Operand> theirs)) {
      if (ours.size() != theirs.size()) {
        out.add(new Drafts.Check(new BitSet(), new Steps.Never(), span));
        return;
      }
      for (int i = 0; i < ours.size(); i++) {
        same(ours.get(i), theirs.get(i), span, out);
      }
    } else if (left instanceof Operand.MakeObject(List<Operand.Entry> ours)
        && right instanceof Operand.MakeObject(List<Operand.Entry> theirs)
        && fields(ours).keySet().equals(fields(theirs).keySet())
        && fields(ours).size() == ours.size()) {
      fields(ours).forEach((key, value) -> same(value, field(theirs, key), span, out));
    } else {
      out.add(new Drafts.Same(context.shapes(), left, right, span));
    }
  }

  /** Returns the values of an object by its keys, as far as those are known. */
  private static Map<Value, Operand> fields(List<Operand.Entry> entries) {
    Map<Value, Operand> fields = new LinkedHashMap<>();
    for (Operand.Entry entry : entries) {
      if (entry.key() instanceof Operand.Constant(Value key)) {
        fields.put(key, entry.value());
      }
    }
    return fields;
  }

  private static Operand field(List<Operand.Entry> entries, Value key) {
    return fields(entries).getOrDefault(key, new Operand.Constant(key));
  }

  private void assign(Expression.Assign assign, Scope scope, Sink sink, List<Draft> out) {
    Operand value = terms.operand(assign.right(), scope, sink);
    Optional<Term> wrong = Assignable.wrong(assign.left());
    if (wrong.isPresent()) {
      context
          .problems()
          .compile(
              "Cannot assign to this",
              "cannot assign to " + Assignable.kind(wrong.get()),
              wrong.get().span());
      return;
    }
    boolean own = value instanceof Operand.Slot(int index) && !context.slots().named().get(index);
    if (own && assign.left() instanceof Term.Var name && !name.isWildcard()) {
      context.slots().name(((Operand.Slot) value).index(), name.name(), name.span());
      declare(name, "assigned", scope, (Operand.Slot) value);
      return;
    }
    Variables.of(assign.left()).values().forEach(variable -> declare(variable, "assigned", scope));
    Operand pattern = terms.operand(assign.left(), scope, sink);
    same(pattern, value, assign.span(), out);
  }

  private void declare(Term.Var variable, String how, Scope scope) {
    declare(variable, how, scope, context.slots().named(variable.name(), variable.span()));
  }

  private void declare(Term.Var variable, String how, Scope scope, Operand.Slot slot) {
    String name = variable.name();
    if (variable.isWildcard()) {
      return;
    }
    if (how.equals("assigned") && (name.equals("input") || name.equals("data"))) {
      context.problems().shadow("variables", name, variable.span());
    }
    if (scope.wasReferenced(name)) {
      context
          .problems()
          .compile(
              "Variable declared too late",
              "var %s referenced above: declare it before its first use.".formatted(name),
              variable.span());
    }
    if (!scope.declare(name, slot)) {
      context
          .problems()
          .compile(
              "Variable declared twice",
              "var %s %s above: give one of them another name.".formatted(name, how),
              variable.span());
    }
  }

  private void someIn(Expression.SomeIn some, Scope scope, Sink sink, List<Draft> out) {
    Operand domain = terms.operand(some.domain(), scope, sink);
    if (some.key() != null) {
      Variables.of(some.key()).values().forEach(name -> declare(name, "declared", scope));
    }
    Variables.of(some.value()).values().forEach(name -> declare(name, "declared", scope));
    Operand key =
        some.key() == null ? context.slots().fresh() : terms.operand(some.key(), scope, sink);
    Operand value = terms.operand(some.value(), scope, sink);
    out.add(
        new Drafts.Ref(context.shapes(), new Root.Of(domain), List.of(key), value, some.span()));
  }

  private void every(Expression.Every every, Scope scope, Sink sink, List<Draft> out) {
    Operand domain = terms.operand(every.domain(), scope, sink);
    int mark = context.slots().size();
    Scope inner = new Scope(scope);
    Operand.Slot key = slotOf(every.key(), inner);
    Operand.Slot value = slotOf(every.value(), inner);
    declareImplicit(every.body(), List.of(), inner);
    List<Draft> drafts = drafts(every.body(), inner);
    BitSet captured = new BitSet();
    drafts.forEach(draft -> captured.or(draft.slots()));
    captured.clear(mark, context.slots().size() + 1);
    BitSet bound = (BitSet) captured.clone();
    bound.set(key.index());
    bound.set(value.index());
    Block block = block(drafts, bound, List.of());
    context.shapes().addSlots(domain, captured);
    Step step = new Steps.Every(domain, key.index(), value.index(), block);
    out.add(new Drafts.Check(captured, step, every.span()));
  }

  private Operand.Slot slotOf(Term.@Nullable Var name, Scope scope) {
    if (name == null || name.isWildcard()) {
      return context.slots().fresh();
    }
    Operand.Slot slot = context.slots().named(name.name(), name.span());
    scope.declare(name.name(), slot);
    return slot;
  }
}
