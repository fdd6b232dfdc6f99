package io.driftwarden.rego.tree;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NullValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows bodies and terms as OPA's JSON does. */
final class BodyTree {
  private int wildcards;

  static Value typed(String type, Value value) {
    return Value.of(Map.of("type", type, "value", value));
  }

  static Value list(List<Value> values) {
    return ArrayValue.of(values);
  }

  Value body(Body body) {
    List<Value> shown = new ArrayList<>();
    for (Literal literal : body.literals()) {
      shown.add(literal(literal, shown.size()));
    }
    return list(shown);
  }

  private Value literal(Literal literal, int index) {
    Map<String, Value> shown = new LinkedHashMap<>();
    shown.put("index", Value.of(index));
    if (literal.negated()) {
      shown.put("negated", Value.of(true));
    }
    shown.put("terms", expression(literal.expression()));
    if (!literal.withs().isEmpty()) {
      shown.put("with", list(literal.withs().stream().map(this::with).toList()));
    }
    return Value.of(shown);
  }

  private Value with(Literal.With with) {
    return Value.of(Map.of("target", term(with.target()), "value", term(with.value())));
  }

  private Value expression(Expression expression) {
    return switch (expression) {
      case Expression.Condition(Term.Call call, _) ->
          called(function(call.function()), call.arguments());
      case Expression.Condition(Term.Infix infix, _) ->
          called(operator(infix.builtin()), infix.operands());
      case Expression.Condition condition -> term(condition.term());
      case Expression.Unify unify -> called(operator("eq"), List.of(unify.left(), unify.right()));
      case Expression.Assign assign ->
          called(operator("assign"), List.of(assign.left(), assign.right()));
      case Expression.SomeVars some ->
          symbols(some.variables().stream().<Value>map(this::term).toList());
      case Expression.SomeIn some -> symbols(List.of(member(some)));
      case Expression.Every every -> every(every);
      case Expression.NotBody not ->
          Value.of(Map.of("type", "not", "explicit_body", true, "body", body(not.body())));
      case Expression.And and ->
          Value.of(Map.of("type", "and", "lhs", body(and.left()), "rhs", body(and.right())));
      case Expression.Or or ->
          Value.of(Map.of("type", "or", "lhs", body(or.left()), "rhs", body(or.right())));
    };
  }

  private Value every(Expression.Every every) {
    Map<String, Value> shown = new LinkedHashMap<>();
    shown.put("key", every.key() == null ? NullValue.NULL : term(every.key()));
    shown.put("value", term(every.value()));
    shown.put("domain", term(every.domain()));
    shown.put("body", body(every.body()));
    return Value.of(shown);
  }

  private static Value symbols(List<Value> symbols) {
    return Value.of(Map.of("symbols", list(symbols)));
  }

  private Value member(Expression.SomeIn some) {
    List<Term> operands =
        some.key() == null
            ? List.of(some.value(), some.domain())
            : List.of(some.key(), some.value(), some.domain());
    return typed("call", called(operator("internal.member_" + operands.size()), operands));
  }

  private Value called(Value function, List<Term> operands) {
    return list(Stream.concat(Stream.of(function), operands.stream().map(this::term)).toList());
  }

  private static Value operator(String builtin) {
    List<Value> path = new ArrayList<>();
    for (String name : builtin.split("\\.")) {
      path.add(typed(path.isEmpty() ? "var" : "string", Value.of(name)));
    }
    return typed("ref", list(path));
  }

  Value term(Term term) {
    return switch (term) {
      case Term.Scalar(NullValue _, _) -> typed("null", Value.of(Map.of()));
      case Term.Scalar scalar -> typed(scalar.value().kind().word(), scalar.value());
      case Term.Var name ->
          typed("var", Value.of(name.isWildcard() ? "$" + wildcards++ : name.name()));
      case Term.Ref ref -> typed("ref", called(term(ref.head()), ref.path()));
      case Term.Call call -> typed("call", called(function(call.function()), call.arguments()));
      case Term.Infix infix -> typed("call", called(operator(infix.builtin()), infix.operands()));
      case Term.ArrayTerm array -> typed("array", terms(array.elements()));
      case Term.SetTerm set -> typed("set", terms(set.elements()));
      case Term.ObjectTerm object -> typed("object", list(entries(object)));
      case Term.ArrayComprehension array ->
          typed("arraycomprehension", comprehension(null, array.head(), array.body()));
      case Term.SetComprehension set ->
          typed("setcomprehension", comprehension(null, set.head(), set.body()));
      case Term.ObjectComprehension object ->
          typed("objectcomprehension", comprehension(object.key(), object.value(), object.body()));
      case Term.Template template -> typed("templatestring", template(template));
    };
  }

  private Value function(Term function) {
    return function instanceof Term.Var name ? operator(name.name()) : term(function);
  }

  private Value terms(List<Term> terms) {
    return list(terms.stream().map(this::term).toList());
  }

  private List<Value> entries(Term.ObjectTerm object) {
    return object.entries().stream()
        .map(entry -> list(List.of(term(entry.key()), term(entry.value()))))
        .toList();
  }

  private Value comprehension(@Nullable Term key, Term value, Body body) {
    Map<String, Value> shown = new LinkedHashMap<>();
    if (key != null) {
      shown.put("key", term(key));
    }
    shown.put(key == null ? "term" : "value", term(value));
    shown.put("body", body(body));
    return Value.of(shown);
  }

  private Value template(Term.Template template) {
    List<Value> parts = new ArrayList<>();
    for (Term.Part part : template.parts()) {
      Expression shown = new Expression.Condition(part.term(), part.term().span());
      Literal literal = new Literal(false, shown, part.withs(), part.term().span());
      parts.add(part.isText() ? term(part.term()) : literal(literal, 0));
    }
    return Value.of(Map.of("parts", list(parts), "multi_line", false));
  }
}
