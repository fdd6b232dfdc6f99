package io.driftwarden.rego.form;

import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms of refs. */
final class RefForms {
  private final TermForms terms;

  RefForms(TermForms terms) {
    this.terms = terms;
  }

  Form form(Term.Ref ref, Known known) {
    if (ref.head() instanceof Term.Var name && !name.isWildcard()) {
      Optional<List<String>> global = terms.global(name.name(), known);
      if (global.isPresent()) {
        return global(global.get(), ref, known);
      }
    }
    Form head = terms.form(ref.head(), known);
    return along(head == null ? Form.ANY : head, ref.path(), ref.span(), known);
  }

  private Form global(List<String> path, Term.Ref ref, Known known) {
    List<Term> parts = new ArrayList<>();
    path.subList(1, path.size())
        .forEach(name -> parts.add(new Term.Scalar(new StringValue(name), ref.span())));
    parts.addAll(ref.path());
    return path.getFirst().equals("input")
        ? along(Form.ANY, parts, ref.span(), known)
        : data(parts, ref.span(), known);
  }

  private Form data(List<Term> path, Span span, Known known) {
    RuleForms.Node node = terms.rules().root();
    int at = 0;
    while (at < path.size()
        && node.isPackage()
        && path.get(at) instanceof Term.Scalar scalar
        && scalar.value() instanceof StringValue(String name)
        && node.children.containsKey(name)) {
      node = Objects.requireNonNull(node.children.get(name));
      at++;
    }
    List<Term> rest = path.subList(at, path.size());
    if (node.isFunction()) {
      terms.report(
          "Function is not called",
          "function %s used as reference, not called: write its arguments after it."
              .formatted(node.name),
          span);
    }
    boolean isKnown = !node.isPackage() && !node.isFunction() && node.children.isEmpty();
    return along(isKnown ? terms.rules().form(node) : Form.ANY, rest, span, known);
  }

  /** Returns the form at the end of a path, and gives the variables in it theirs. */
  private Form along(Form start, List<Term> path, Span span, Known known) {
    Form at = start;
    for (Term part : path) {
      Form next =
          part instanceof Term.Scalar scalar
              ? Forms.at(at, scalar.value())
              : through(at, part, known);
      if (next == null) {
        terms.report(
            "Nothing is there",
            "undefined ref: nothing has %s there.".formatted(shown(part)),
            span);
        return Form.ANY;
      }
      at = next;
    }
    return at;
  }

  private static String shown(Term part) {
    return part instanceof Term.Scalar scalar
        ? value(scalar.value())
        : part instanceof Term.Var name ? name.name() : "such a key";
  }

  private static String value(Value value) {
    return value.toRego();
  }

  private @Nullable Form through(Form at, Term part, Known known) {
    Form keys = Forms.keys(at);
    Form own = terms.form(part, known);
    if (keys == null || (own != null && !Overlap.of(own, keys))) {
      return null;
    }
    if (own == null) {
      terms.bind(part, keys, known);
    }
    return Forms.values(at);
  }
}
