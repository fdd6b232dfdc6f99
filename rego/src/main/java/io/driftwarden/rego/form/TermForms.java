package io.driftwarden.rego.form;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of terms in a module. */
final class TermForms {
  private final RuleForms rules;
  private final Map<String, List<String>> globals;
  private final CallForms calls;
  private final RefForms refs;
  private boolean reports = true;

  TermForms(RuleForms rules, Module module) {
    this.rules = rules;
    this.calls = new CallForms(this);
    this.refs = new RefForms(this);
    this.globals = rules.globals(module);
  }

  RuleForms rules() {
    return rules;
  }

  CallForms calls() {
    return calls;
  }

  boolean reports() {
    return reports;
  }

  /** Sets whether mistakes are reported, or only forms looked for. */
  void setReports(boolean other) {
    reports = other;
  }

  /** Returns the path that a name stands for where no variable has it. */
  Optional<List<String>> global(String name, Known known) {
    return known.isDeclared(name) ? Optional.empty() : Optional.ofNullable(globals.get(name));
  }

  void report(String summary, String detail, Span span) {
    if (reports) {
      rules.report(Diagnostic.error("rego_type_error", summary, detail, span.place()));
    }
  }

  /** Reports two forms that no value has both of. */
  void match(Form one, Form other, Span span) {
    if (!Overlap.of(one, other)) {
      report(
          "Never equal",
          "match error: %s is never %s.".formatted(Forms.shown(one), Forms.shown(other)),
          span);
    }
  }

  /** Returns the form of a term, anything where it isn't known. */
  Form reported(Term term, Known known) {
    Form form = form(term, known);
    return form == null ? Form.ANY : form;
  }

  /** Returns the form of a term, null where a variable in it has none yet. */
  @Nullable Form form(Term term, Known known) {
    return switch (term) {
      case Term.Scalar scalar -> Forms.of(scalar.value());
      case Term.Var name -> variable(name, known);
      case Term.Ref ref -> refs.form(ref, known);
      case Term.Call call -> calls.result(call, known);
      case Term.Infix infix -> calls.result(infix, known);
      case Term.ArrayTerm array -> array(array, known);
      case Term.SetTerm set -> {
        List<Form> elements = all(set.elements(), known);
        yield elements == null ? null : new Form.SetOf(Forms.union(elements));
      }
      case Term.ObjectTerm object -> object(object, known);
      case Term.ArrayComprehension array -> {
        Known inner = comprehended(array.body(), known);
        yield new Form.ArrayOf(List.of(), reported(array.head(), inner));
      }
      case Term.SetComprehension set -> {
        Known inner = comprehended(set.body(), known);
        yield new Form.SetOf(reported(set.head(), inner));
      }
      case Term.ObjectComprehension object -> {
        Known inner = comprehended(object.body(), known);
        Form keys = reported(object.key(), inner);
        yield new Form.ObjectOf(Map.of(), keys, reported(object.value(), inner));
      }
      case Term.Template template -> {
        template.parts().forEach(part -> form(part.term(), known.inner()));
        yield Form.STRING;
      }
    };
  }

  private Known comprehended(Body body, Known known) {
    Known inner = known.inner();
    new BodyForms(this).check(body, inner);
    return inner;
  }

  private @Nullable Form variable(Term.Var name, Known known) {
    if (name.isWildcard()) {
      return null;
    }
    return global(name.name(), known).isPresent()
        ? refs.form(new Term.Ref(name, List.of(), name.span()), known)
        : known.get(name.name());
  }

  private @Nullable List<Form> all(List<Term> terms, Known known) {
    List<Form> forms = new ArrayList<>();
    boolean complete = true;
    for (Term term : terms) {
      Form form = form(term, known);
      complete &= form != null;
      forms.add(form == null ? Form.ANY : form);
    }
    return complete ? forms : null;
  }

  private @Nullable Form array(Term.ArrayTerm array, Known known) {
    List<Form> elements = all(array.elements(), known);
    return elements == null ? null : new Form.ArrayOf(elements, null);
  }

  private @Nullable Form object(Term.ObjectTerm object, Known known) {
    List<Form> values = all(object.entries().stream().map(Term.Entry::value).toList(), known);
    List<Form> keys = all(object.entries().stream().map(Term.Entry::key).toList(), known);
    if (values == null || keys == null) {
      return null;
    }
    Map<Value, Form> fixed = new LinkedHashMap<>();
    List<Form> openKeys = new ArrayList<>();
    List<Form> openValues = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (object.entries().get(i).key() instanceof Term.Scalar scalar) {
        fixed.put(scalar.value(), values.get(i));
      } else {
        openKeys.add(keys.get(i));
        openValues.add(values.get(i));
      }
    }
    return openKeys.isEmpty()
        ? new Form.ObjectOf(fixed, null, null)
        : new Form.ObjectOf(fixed, Forms.union(openKeys), Forms.union(openValues));
  }

  /** Gives a form to the variables of a term, or reports that it can't have it. */
  void bind(Term term, Form form, Known known) {
    switch (term) {
      case Term.Var name when name.isWildcard() -> {}
      case Term.Var name
          when global(name.name(), known).isEmpty() && known.get(name.name()) == null ->
          known.put(name.name(), form);
      case Term.ArrayTerm array when form instanceof Form.Any ->
          array.elements().forEach(element -> bind(element, form, known));
      case Term.ArrayTerm array when form instanceof Form.ArrayOf shape -> {
        for (int i = 0; i < array.elements().size(); i++) {
          Form element = i < shape.fixed().size() ? shape.fixed().get(i) : shape.rest();
          bindElement(array.elements().get(i), element, known);
        }
        if (array.elements().size() < shape.fixed().size()) {
          report("Never equal", "match error: the arrays differ in length.", array.span());
        }
      }
      case Term.ArrayTerm array ->
          array.elements().forEach(element -> bind(element, Form.ANY, known));
      case Term.ObjectTerm object -> {
        for (Term.Entry entry : object.entries()) {
          Form value =
              entry.key() instanceof Term.Scalar key ? Forms.at(form, key.value()) : Form.ANY;
          bindElement(entry.value(), value, known);
        }
      }
      default -> {
        Form own = form(term, known);
        if (own != null) {
          match(own, form, term.span());
        }
      }
    }
  }

  private void bindElement(Term term, @Nullable Form form, Known known) {
    if (form == null) {
      report("Never equal", "match error: there is no such element.", term.span());
    }
    bind(term, form == null ? Form.ANY : form, known);
  }

  /** Returns the names in patterns. */
  Set<String> variables(List<Term> patterns) {
    Set<String> names = new LinkedHashSet<>();
    patterns.forEach(pattern -> addVariables(pattern, names));
    return names;
  }

  private static void addVariables(Term pattern, Set<String> names) {
    switch (pattern) {
      case Term.Var name when !name.isWildcard() -> names.add(name.name());
      case Term.ArrayTerm array ->
          array.elements().forEach(element -> addVariables(element, names));
      case Term.ObjectTerm object ->
          object.entries().forEach(entry -> addVariables(entry.value(), names));
      default -> {}
    }
  }
}
