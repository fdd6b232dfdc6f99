package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Callee;
import io.driftwarden.rego.plan.Node;
import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.plan.Root;
import io.driftwarden.rego.plan.Steps;
import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns terms into operands, and the refs and calls within them into drafts. */
final class TermLowering {
  /** The name, which no text can have, of what a part of a template shows. */
  private static final String SHOWN = "$shown";

  private final Context context;
  private final BodyLowering bodies;
  private final Functions functions;

  TermLowering(Context context, BodyLowering bodies) {
    this.context = context;
    this.bodies = bodies;
    this.functions = new Functions(context);
  }

  Functions functions() {
    return functions;
  }

  Operand operand(Term term, Scope scope, Sink sink) {
    return switch (term) {
      case Term.Scalar(StringValue(String text), _) ->
          new Operand.Constant(StringValue.shared(text));
      case Term.Scalar scalar -> new Operand.Constant(scalar.value());
      case Term.Var name -> variable(name, scope, sink);
      case Term.Ref ref -> {
        Operand.Slot result = context.slots().fresh();
        ref(ref, result, scope, sink);
        yield result;
      }
      case Term.Call call -> {
        Optional<Value> annotations = functions.annotations(call, scope);
        if (annotations.isPresent()) {
          yield new Operand.Constant(annotations.get());
        }
        Operand.Slot result = context.slots().fresh();
        if (functions.asked(call, scope) instanceof Term.Ref rule) {
          ref(rule, result, scope, sink);
        } else {
          call(call, result, scope, sink);
        }
        yield result;
      }
      case Term.Infix infix -> {
        Operand.Slot result = context.slots().fresh();
        infix(infix, result, scope, sink.calls(), sink.early());
        yield result;
      }
      case Term.ArrayTerm array -> array(operands(array.elements(), scope, sink.early()));
      case Term.SetTerm set -> set(operands(set.elements(), scope, sink.early()));
      case Term.ObjectTerm object -> object(object, scope, sink.early());
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
          comprehension(term, scope);
      case Term.Template template -> template(template, scope, sink);
    };
  }

  List<Operand> operands(List<Term> terms, Scope scope, Sink sink) {
    List<Operand> operands = new ArrayList<>();
    terms.forEach(term -> operands.add(operand(term, scope, sink)));
    return operands;
  }

  private Operand variable(Term.Var name, Scope scope, Sink sink) {
    if (name.isWildcard()) {
      return context.slots().named("_", name.span());
    }
    Operand.Slot slot = scope.find(name.name());
    if (slot != null) {
      return slot;
    }
    scope.reference(name.name());
    if (context.globals().find(name.name()).isPresent()) {
      Operand.Slot result = context.slots().fresh();
      ref(new Term.Ref(name, List.of(), name.span()), result, scope, sink);
      return result;
    }
    Operand.Slot made = context.slots().named(name.name(), name.span());
    scope.put(name.name(), made);
    return made;
  }

  /** Adds a problem for each variable of a term that nothing around it knows. */
  void checkDeclared(Term term, Scope scope) {
    for (Term.Var name : Variables.of(term).values()) {
      boolean known =
          scope.find(name.name()) != null || context.globals().find(name.name()).isPresent();
      if (!known) {
        context
            .problems()
            .compile(
                "Variable is unknown",
                "var %s is undeclared: print gives it no value.".formatted(name.name()),
                name.span());
      }
    }
  }

  private static Operand array(List<Operand> elements) {
    return constants(elements)
        .<Operand>map(values -> new Operand.Constant(ArrayValue.of(values)))
        .orElseGet(() -> new Operand.MakeArray(elements));
  }

  private static Operand set(List<Operand> elements) {
    return constants(elements)
        .<Operand>map(values -> new Operand.Constant(SetValue.of(values)))
        .orElseGet(() -> new Operand.MakeSet(elements));
  }

  private static Optional<List<Value>> constants(List<Operand> operands) {
    List<Value> values = new ArrayList<>();
    for (Operand operand : operands) {
      if (!(operand instanceof Operand.Constant(Value value))) {
        return Optional.empty();
      }
      values.add(value);
    }
    return Optional.of(values);
  }

  private Operand object(Term.ObjectTerm object, Scope scope, Sink sink) {
    List<Operand.Entry> entries = new ArrayList<>();
    Map<Value, Value> known = new HashMap<>();
    for (Term.Entry entry : object.entries()) {
      Operand key = operand(entry.key(), scope, sink);
      Operand value = operand(entry.value(), scope, sink);
      entries.add(new Operand.Entry(key, value));
      if (key instanceof Operand.Constant(Value k) && value instanceof Operand.Constant(Value v)) {
        known.put(k, v);
      }
    }
    boolean constant =
        entries.stream()
            .allMatch(
                e -> e.key() instanceof Operand.Constant && e.value() instanceof Operand.Constant);
    return constant ? new Operand.Constant(ObjectValue.of(known)) : new Operand.MakeObject(entries);
  }

  private Operand comprehension(Term term, Scope outer) {
    return switch (term) {
      case Term.ArrayComprehension array -> {
        var closure = bodies.closure(array.body(), List.of(array.head()), outer);
        yield captured(
            new Operand.CollectArray(closure.block(), closure.heads().getFirst()), closure);
      }
      case Term.SetComprehension set -> {
        var closure = bodies.closure(set.body(), List.of(set.head()), outer);
        yield captured(
            new Operand.CollectSet(closure.block(), closure.heads().getFirst()), closure);
      }
      case Term.ObjectComprehension object -> {
        var closure = bodies.closure(object.body(), List.of(object.key(), object.value()), outer);
        Operand key = closure.heads().getFirst();
        Operand value = closure.heads().getLast();
        yield captured(
            new Operand.CollectObject(closure.block(), key, value, object.span()::place), closure);
      }
      default -> throw new IllegalArgumentException();
    };
  }

  private Operand captured(Operand operand, BodyLowering.Closure closure) {
    context.shapes().capture(operand, closure.captured());
    return operand;
  }

  private Operand template(Term.Template template, Scope scope, Sink sink) {
    Operand.Slot result = context.slots().fresh();
    BitSet captured = new BitSet();
    List<Steps.Piece> pieces = pieces(template, scope, captured);
    sink.calls()
        .add(new Drafts.Interpolation(context.shapes(), captured, pieces, result, template.span()));
    return result;
  }

  private List<Steps.Piece> pieces(Term.Template template, Scope scope, BitSet captured) {
    List<Steps.Piece> pieces = new ArrayList<>();
    for (Term.Part part : template.parts()) {
      pieces.add(piece(part, scope, captured));
    }
    return pieces;
  }

  private Steps.Piece piece(Term.Part part, Scope scope, BitSet captured) {
    if (part.withs().isEmpty()) {
      return piece(part.term(), scope, captured);
    }
    Span span = part.term().span();
    Term.Var shown = new Term.Var(SHOWN, span);
    Expression unify = new Expression.Unify(shown, part.term(), span);
    Body body = new Body(List.of(new Literal(false, unify, part.withs(), span)));
    return piece(bodies.closure(body, List.of(shown), scope), captured);
  }

  /** Returns a term as a closure whose first solution is its text. */
  Steps.Piece piece(Term term, Scope scope, BitSet captured) {
    return piece(bodies.closureOfTerm(term, scope), captured);
  }

  private static Steps.Piece piece(BodyLowering.Closure closure, BitSet captured) {
    captured.or(closure.captured());
    return new Steps.Piece(closure.block(), closure.heads().getFirst());
  }

  /** Adds the drafts of a ref whose value is the result. */
  void ref(Term.Ref ref, Operand result, Scope scope, Sink sink) {
    List<Operand> path = new ArrayList<>();
    Root root = root(ref.head(), path, scope, sink.early());
    path.addAll(operands(ref.path(), scope, sink.early()));
    sink.refs().add(draft(root, path, result, ref.span()));
  }

  private Root root(Term head, List<Operand> path, Scope scope, Sink sink) {
    if (head instanceof Term.Var name && !name.isWildcard() && scope.find(name.name()) == null) {
      Optional<Globals.Target> target = context.globals().find(name.name());
      if (target.isPresent()) {
        scope.reference(name.name());
        target.get().path().forEach(key -> path.add(new Operand.Constant(StringValue.shared(key))));
        return target.get().isInput()
            ? new Root.Input()
            : Root.Data.of(context.root(), context.root());
      }
    }
    return new Root.Of(operand(head, scope, sink));
  }

  private Draft draft(Root root, List<Operand> path, Operand result, Span span) {
    if (!(root instanceof Root.Data)) {
      return new Drafts.Ref(context.shapes(), root, path, result, span);
    }
    Node node = context.root();
    int known = 0;
    while (known < path.size() && node.kind() == Node.Kind.PACKAGE) {
      Optional<Node> child =
          path.get(known) instanceof Operand.Constant(StringValue(String name))
              ? node.child(name)
              : Optional.empty();
      if (child.isEmpty()) {
        break;
      }
      node = child.get();
      known++;
    }
    List<Operand> rest = List.copyOf(path.subList(known, path.size()));
    if (context.user() != null) {
      context.dependencies().use(context.user(), node, rest);
    }
    int fixed = node.kind() == Node.Kind.PACKAGE ? fixedWithNumber(rest) : 0;
    Root from =
        fixed > 0 ? stored(node, rest.subList(0, fixed)) : Root.Data.of(context.root(), node);
    List<Operand> open = rest.subList(fixed, rest.size());
    return new Drafts.Ref(context.shapes(), from, open, result, span);
  }

  /** Returns how many keys at the start of a path are fixed, 0 where none of them is a number. */
  private static int fixedWithNumber(List<Operand> path) {
    int fixed = 0;
    boolean hasNumber = false;
    while (fixed < path.size() && path.get(fixed) instanceof Operand.Constant(Value key)) {
      hasNumber |= key instanceof NumberValue;
      fixed++;
    }
    return hasNumber ? fixed : 0;
  }

  private static Root stored(Node node, List<Operand> fixed) {
    List<Value> keys = new ArrayList<>();
    node.path().forEach(name -> keys.add(new StringValue(name)));
    fixed.forEach(key -> keys.add(((Operand.Constant) key).value()));
    return new Root.Stored(keys);
  }

  /** Adds the drafts of a call; the result is null where only its truth counts. */
  void call(Term.Call call, @Nullable Operand result, Scope scope, Sink sink) {
    addCall(call, result, scope, sink.calls(), sink.early());
  }

  /** Adds the draft of a call to one list, and those of its arguments to a sink. */
  void addCall(
      Term.Call call, @Nullable Operand result, Scope scope, List<Draft> to, Sink arguments) {
    Optional<Callee> callee = functions.find(call, scope);
    List<Operand> operands = operands(call.arguments(), scope, arguments);
    if (callee.isEmpty()) {
      // One mistake is enough: what the result is given to counts as bound.
      if (result != null) {
        Operand none = new Operand.Constant(NullValue.NULL);
        to.add(new Drafts.Same(context.shapes(), result, none, call.span()));
      }
      return;
    }
    int arity = functions.arity(callee.get());
    Operand output = result;
    if (operands.size() == arity + 1 && result == null) {
      output = operands.getLast();
      operands = operands.subList(0, arity);
    }
    if (functions.check(callee.get(), operands, call)) {
      to.add(new Drafts.Call(context.shapes(), callee.get(), operands, output, call.span()));
    }
  }

  void infix(
      Term.Infix infix, @Nullable Operand result, Scope scope, List<Draft> to, Sink arguments) {
    List<Operand> operands = operands(infix.operands(), scope, arguments);
    Callee callee = functions.operator(infix.builtin());
    if (functions.check(callee, operands, infix)) {
      to.add(new Drafts.Call(context.shapes(), callee, operands, result, infix.span()));
    }
  }
}
