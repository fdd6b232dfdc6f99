package io.driftwarden.rego;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.compile.Problems;
import io.driftwarden.rego.compile.Program;
import io.driftwarden.rego.plan.Frame;
import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Expression;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.ParsedModule;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Syntax;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes queries tell the value of each of their expressions. */
final class Questions {
  private final Body body;
  private final Program.Query compiled;

  private Questions(Body body, Program.Query compiled) {
    this.body = body;
    this.compiled = compiled;
  }

  static Questions of(Query query, Program program) {
    Problems problems = new Problems();
    Module module = module(query, problems);
    Body body = Syntax.parseQuery(new Source("", query.text()));
    List<Literal> told = new ArrayList<>();
    for (Literal literal : body.literals()) {
      told.add(told(literal, Program.HIDDEN + told.size()));
    }
    Program.Query compiled = program.query(new Body(told), module, problems);
    problems.throwIfAny();
    return new Questions(body, compiled);
  }

  /** The module that a query would stand in. */
  private static Module module(Query query, Problems problems) {
    StringBuilder text = new StringBuilder();
    text.append("package ").append(query.packageName().isEmpty() ? "x" : query.packageName());
    query.imports().forEach(path -> text.append("\nimport ").append(path));
    ParsedModule parsed = Syntax.parseV1(new Source("imports of the query", text + "\n"));
    problems.addAll(parsed.problems());
    problems.throwIfAny();
    Module read = parsed.module();
    return query.packageName().isEmpty()
        ? new Module(
            read.source(),
            read.isV1(),
            List.of(),
            read.packageSpan(),
            List.of(),
            read.imports(),
            List.of())
        : read;
  }

  private static Literal told(Literal literal, String name) {
    boolean hasValue =
        !literal.negated()
            && literal.expression() instanceof Expression.Condition(Term term, _)
            && !isPrint(term);
    if (!hasValue || !(literal.expression() instanceof Expression.Condition(Term term, Span at))) {
      return literal;
    }
    Expression value = new Expression.Unify(new Term.Var(name, at), term, at);
    return new Literal(false, value, literal.withs(), literal.span());
  }

  private static boolean isPrint(Term term) {
    return term instanceof Term.Call call
        && call.function() instanceof Term.Var name
        && name.name().equals("print");
  }

  Program.Query compiled() {
    return compiled;
  }

  /** Returns a solution; empty where one of several expressions is false. */
  Optional<Solution> solution(Frame frame) {
    Map<String, Value> bindings = new HashMap<>();
    Map<String, Value> values = new HashMap<>();
    compiled
        .variables()
        .forEach((name, slot) ->
            (name.startsWith(Program.HIDDEN) ? values : bindings).put(name, frame.get(slot)));
    boolean several = body.literals().size() > 1;
    if (several && values.containsValue(BooleanValue.FALSE)) {
      return Optional.empty();
    }
    List<Solution.Answer> answers = new ArrayList<>();
    for (Literal literal : body.literals()) {
      Value value = values.getOrDefault(Program.HIDDEN + answers.size(), BooleanValue.TRUE);
      Span span = literal.wholeSpan();
      String text = span.source().text().substring(span.start(), span.end());
      answers.add(new Solution.Answer(value, text, span.place()));
    }
    return Optional.of(new Solution(answers, bindings));
  }
}
