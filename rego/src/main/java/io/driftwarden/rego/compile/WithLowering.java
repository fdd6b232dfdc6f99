package io.driftwarden.rego.compile;

import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.plan.Callee;
import io.driftwarden.rego.plan.Node;
import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.plan.Replacement;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Turns the {@code with}s of a literal into replacements. */
final class WithLowering {
  /** What a literal's {@code with}s replace, and the slots that they need. */
  record Change(List<Replacement> replacements, BitSet needed) {}

  private final Context context;
  private final TermLowering terms;

  WithLowering(Context context, TermLowering terms) {
    this.context = context;
    this.terms = terms;
  }

  Change change(List<Literal.With> withs, Scope scope, List<Draft> out) {
    List<Replacement> replacements = new ArrayList<>();
    BitSet needed = new BitSet();
    for (Literal.With with : withs) {
      one(with, scope, out, needed).ifPresent(replacements::add);
    }
    return new Change(replacements, needed);
  }

  private Optional<Replacement> one(
      Literal.With with, Scope scope, List<Draft> out, BitSet needed) {
    Optional<List<String>> names = names(with.target());
    if (names.isEmpty()) {
      return refuse(with);
    }
    Optional<Callee> function = terms.functions().find(with.target(), scope);
    if (function.isPresent()
        && function.get() instanceof Callee.Native(Builtin builtin)
        && builtin.signature().isRelation()) {
      context
          .problems()
          .compile(
              "Cannot replace this",
              "with keyword replacing built-in function: target must not be a relation",
              with.target().span());
      return Optional.empty();
    }
    if (function.isPresent()) {
      return Optional.of(function(function.get(), with, scope, out, needed));
    }
    Optional<Globals.Target> target =
        scope.find(names.get().getFirst()) == null
            ? context.globals().find(names.get().getFirst())
            : Optional.empty();
    if (target.isEmpty()) {
      return refuse(with);
    }
    List<String> path = new ArrayList<>(target.get().path());
    path.addAll(names.get().subList(1, names.get().size()));
    Operand value = value(with, scope, out, needed);
    List<Value> keys = path.stream().<Value>map(StringValue::new).toList();
    return target.get().isInput()
        ? Optional.of(new Replacement.OfInput(keys, value))
        : data(path, keys, value, with);
  }

  private Optional<Replacement> data(
      List<String> path, List<Value> keys, Operand value, Literal.With with) {
    Node node = context.root();
    for (String name : path) {
      if (node.kind() != Node.Kind.PACKAGE) {
        context
            .problems()
            .compile(
                "Cannot replace a part",
                "with keyword cannot partially replace virtual document(s)",
                with.target().span());
        return Optional.empty();
      }
      Optional<Node> child = node.child(name);
      if (child.isEmpty()) {
        return Optional.of(new Replacement.OfData(keys, null, value));
      }
      node = child.get();
    }
    return Optional.of(new Replacement.OfData(keys, node, value));
  }

  private Replacement function(
      Callee function, Literal.With with, Scope scope, List<Draft> out, BitSet needed) {
    Object replaced =
        switch (function) {
          case Callee.Native(var builtin) -> builtin.name();
          case Callee.Defined(Node node) -> node;
        };
    Optional<Callee> other =
        names(with.value()).isPresent()
            ? terms.functions().find(with.value(), scope)
            : Optional.empty();
    return other.isPresent()
        ? new Replacement.ByFunction(replaced, other.get())
        : new Replacement.OfFunction(replaced, value(with, scope, out, needed));
  }

  private Operand value(Literal.With with, Scope scope, List<Draft> out, BitSet needed) {
    Operand value = terms.operand(with.value(), scope, Sink.of(out));
    context.shapes().addSlots(value, needed);
    return value;
  }

  private Optional<Replacement> refuse(Literal.With with) {
    context
        .problems()
        .type(
            "Cannot replace this",
            "with keyword target must reference existing input, data, or a function",
            with.target().span());
    return Optional.empty();
  }

  private static Optional<List<String>> names(Term term) {
    List<String> names = new ArrayList<>();
    if (term instanceof Term.Var name) {
      names.add(name.name());
    } else if (term instanceof Term.Ref ref && ref.head() instanceof Term.Var head) {
      names.add(head.name());
      for (Term part : ref.path()) {
        if (!(part instanceof Term.Scalar scalar)
            || !(scalar.value() instanceof StringValue(String name))) {
          return Optional.empty();
        }
        names.add(name);
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }
}
