package io.driftwarden.rego.compile;

import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.Builtins;
import io.driftwarden.rego.builtin.Signature;
import io.driftwarden.rego.plan.Callee;
import io.driftwarden.rego.plan.Node;
import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a call means, and checks it. */
final class Functions {
  private final Context context;

  Functions(Context context) {
    this.context = context;
  }

  /** Returns what a call calls; a problem is added where there is no such. */
  Optional<Callee> find(Term.Call call, Scope scope) {
    String first = names(call.function()).getFirst();
    if (scope.isDeclared(first)) {
      context
          .problems()
          .compile(
              "Function is hidden",
              "called function %s shadowed: give the variable another name.".formatted(first),
              call.function().span());
      return Optional.empty();
    }
    Optional<Callee> found = find(call.function(), scope);
    if (found.isEmpty()) {
      unknown(call, String.join(".", names(call.function())));
    }
    return found;
  }

  /** Returns a term; of a call without arguments that names a rule, that rule. */
  Term asked(Term term, Scope scope) {
    if (!(term instanceof Term.Call(Term function, List<Term> arguments, var span))
        || !arguments.isEmpty()
        || !isRule(names(function), scope)) {
      return term;
    }
    return function instanceof Term.Ref ? function : new Term.Ref(function, List.of(), span);
  }

  private boolean isRule(List<String> names, Scope scope) {
    String first = names.getFirst();
    return scope.find(first) == null
        && context
            .globals()
            .find(first)
            .flatMap(target -> node(target, names))
            .filter(node -> node.kind() == Node.Kind.COMPLETE)
            .isPresent();
  }

  private Optional<Node> node(Globals.Target target, List<String> names) {
    List<String> path = new ArrayList<>(target.path());
    path.addAll(names.subList(1, names.size()));
    return target.isInput() ? Optional.empty() : Globals.node(context.root(), path);
  }

  /** Returns the function of a name, if there is one. */
  Optional<Callee> find(Term function, Scope scope) {
    List<String> names = names(function);
    String first = names.getFirst();
    Optional<Globals.Target> target =
        scope.find(first) == null ? context.globals().find(first) : Optional.empty();
    if (target.isPresent() && !target.get().isInput()) {
      Optional<Node> node = node(target.get(), names).filter(n -> n.kind() == Node.Kind.FUNCTION);
      node.ifPresent(this::use);
      return node.map(Callee.Defined::new);
    }
    return Builtins.find(String.join(".", names)).map(Callee.Native::new);
  }

  /** Returns what a call gives that asks for the annotations of the rule it stands in. */
  Optional<Value> annotations(Term.Call call, Scope scope) {
    Metadata metadata = context.metadata();
    boolean isOwn = metadata != null && call.arguments().isEmpty();
    List<String> names = isOwn ? names(call.function()) : List.of();
    return metadata == null || names.isEmpty() || scope.find(names.getFirst()) != null
        ? Optional.empty()
        : metadata.of(String.join(".", names));
  }

  private void use(Node node) {
    if (context.user() != null) {
      context.dependencies().use(context.user(), node);
    }
  }

  Callee operator(String builtin) {
    return new Callee.Native(Builtins.find(builtin).orElseThrow());
  }

  private static List<String> names(Term function) {
    List<String> names = new ArrayList<>();
    if (function instanceof Term.Ref(Term head, List<Term> path, _)) {
      names.addAll(names(head));
      path.forEach(part -> names.add(((StringValue) ((Term.Scalar) part).value()).text()));
    } else {
      names.add(((Term.Var) function).name());
    }
    return names;
  }

  private void unknown(Term.Call call, String name) {
    Set<String> known = new TreeSet<>(Builtins.names());
    known.addAll(context.globals().names());
    context
        .problems()
        .type(
            "Unknown function",
            "undefined function %s.%s".formatted(name, Nearest.hint(name, known)),
            call.function().span());
  }

  int arity(Callee callee) {
    return switch (callee) {
      case Callee.Native(Builtin builtin) -> builtin.signature().parameters().size();
      case Callee.Defined(Node node) -> node.arity();
    };
  }

  /** Reports whether the arguments may be right; a problem is added where they can't be. */
  boolean check(Callee callee, List<Operand> operands, Term call) {
    String name =
        switch (callee) {
          case Callee.Native(Builtin builtin) -> builtin.name();
          case Callee.Defined(Node node) -> node.name();
        };
    if (operands.size() != arity(callee)) {
      String detail =
          "%s: arity mismatch: it takes %d arguments, not %d."
              .formatted(name, arity(callee), operands.size());
      context.problems().type("Wrong number of arguments", detail, call.span());
      return false;
    }
    // Those of rules are found with all that the forms of terms show.
    if (context.user() == null && callee instanceof Callee.Native(Builtin builtin)) {
      checkConstants(builtin.signature(), operands, call);
    }
    return true;
  }

  private void checkConstants(Signature signature, List<Operand> operands, Term call) {
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof Operand.Constant(var value)) {
        signature
            .problem(i, value)
            .ifPresent(problem ->
                context
                    .problems()
                    .type(
                        "Wrong type of argument",
                        "%s: invalid argument(s): %s.".formatted(signature.name(), problem),
                        call.span()));
      }
    }
  }
}
