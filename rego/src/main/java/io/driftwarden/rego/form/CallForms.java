package io.driftwarden.rego.form;

import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.Builtins;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms of what functions take and give. */
final class CallForms {
  /** A function as far as calls see it. */
  private record Shape(String name, List<Form> parameters, Form result) {}

  private final TermForms terms;

  CallForms(TermForms terms) {
    this.terms = terms;
  }

  /** Checks a call that stands alone, whose last argument may be its result. */
  void statement(Term.Call call, Known known) {
    Optional<Shape> shape = shape(call.function(), known);
    List<Term> arguments = call.arguments();
    boolean hasOutput =
        shape.isPresent() && arguments.size() == shape.get().parameters().size() + 1;
    if (!hasOutput) {
      result(call, known);
      return;
    }
    check(shape.get(), arguments.subList(0, arguments.size() - 1), call.span(), known);
    terms.bind(arguments.getLast(), shape.get().result(), known);
  }

  Form result(Term.Call call, Known known) {
    Optional<Shape> shape = shape(call.function(), known);
    if (shape.isEmpty() || shape.get().parameters().size() != call.arguments().size()) {
      call.arguments().forEach(argument -> terms.form(argument, known.inner()));
      return Form.ANY;
    }
    check(shape.get(), call.arguments(), call.span(), known);
    return shape.get().result();
  }

  Form result(Term.Infix infix, Known known) {
    List<Term> operands = infix.operands();
    switch (infix.builtin()) {
      case "internal.member_2", "internal.member_3" -> member(operands, infix.span(), known);
      default ->
          check(shape(Builtins.find(infix.builtin()).orElseThrow()), operands, infix.span(), known);
    }
    return Forms.of(Builtins.find(infix.builtin()).orElseThrow().signature().result());
  }

  /** Checks a comparison that stands alone, which is one of OPA's unifications. */
  void equal(Term.Infix infix, Known known) {
    Term left = infix.operands().getFirst();
    Term right = infix.operands().getLast();
    Form one = terms.form(left, known);
    Form other = terms.form(right, known);
    if (one != null && other != null) {
      terms.match(one, other, infix.span());
    } else if (one != null) {
      infer(right, one, known);
    } else if (other != null) {
      infer(left, other, known);
    }
  }

  private void member(List<Term> operands, Span span, Known known) {
    Form element = terms.form(operands.get(operands.size() - 2), known);
    Form collection = terms.form(operands.getLast(), known);
    Form key = operands.size() == 3 ? terms.form(operands.getFirst(), known) : Form.ANY;
    Form values = collection == null ? null : Forms.values(collection);
    Form keys = collection == null ? null : Forms.keys(collection);
    if (element != null && values != null) {
      terms.match(element, values, span);
    }
    if (key != null && keys != null) {
      terms.match(key, keys, span);
    }
  }

  private void check(Shape shape, List<Term> arguments, Span span, Known known) {
    for (int i = 0; i < arguments.size(); i++) {
      Form wanted = shape.parameters().get(i);
      Form given = terms.form(arguments.get(i), known);
      if (given == null) {
        infer(arguments.get(i), wanted, known);
      } else if (!Overlap.of(given, wanted)) {
        terms.report(
            "Wrong type of argument",
            "%s: invalid argument(s): argument %d is %s, it takes %s."
                .formatted(shape.name(), i + 1, Forms.shown(given), Forms.shown(wanted)),
            span);
      }
    }
  }

  /** An argument of the function around must be what it is used as. */
  private static void infer(Term argument, Form wanted, Known known) {
    if (argument instanceof Term.Var name && known.isArgument(name.name())) {
      known.put(name.name(), wanted);
    }
  }

  private Optional<Shape> shape(Term function, Known known) {
    List<String> names = names(function);
    if (names.isEmpty() || names.getFirst().equals("print")) {
      return Optional.empty();
    }
    Optional<List<String>> global = terms.global(names.getFirst(), known);
    if (global.isEmpty()) {
      return Builtins.find(String.join(".", names)).map(CallForms::shape);
    }
    List<String> path = new ArrayList<>(global.get());
    path.addAll(names.subList(1, names.size()));
    return terms
        .rules()
        .find(path.subList(1, path.size()))
        .filter(RuleForms.Node::isFunction)
        .map(
            node -> new Shape(node.name, terms.rules().parameters(node), terms.rules().form(node)));
  }

  private static Shape shape(Builtin builtin) {
    // A relation has its result's elements one by one.
    Form result = Forms.of(builtin.signature().result());
    return new Shape(
        builtin.name(),
        builtin.signature().parameters().stream().map(Forms::of).toList(),
        builtin.signature().isRelation() ? Form.ANY : result);
  }

  private static List<String> names(Term function) {
    List<String> names = new ArrayList<>();
    if (function instanceof Term.Var name) {
      names.add(name.name());
    } else if (function instanceof Term.Ref ref && ref.head() instanceof Term.Var head) {
      names.add(head.name());
      for (Term part : ref.path()) {
        @Nullable String text =
            part instanceof Term.Scalar scalar && scalar.value() instanceof StringValue(String name)
                ? name
                : null;
        if (text == null) {
          return List.of();
        }
        names.add(text);
      }
    }
    return names;
  }
}
