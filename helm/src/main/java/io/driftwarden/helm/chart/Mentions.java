package io.driftwarden.helm.chart;

import io.driftwarden.helm.syntax.Command;
import io.driftwarden.helm.syntax.Expression;
import io.driftwarden.helm.syntax.Pipeline;
import io.driftwarden.helm.syntax.Statement;
import io.driftwarden.helm.syntax.Template;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names by which statements come to the values: fields, texts that may be keys, and what they
 * find in the variables, blocks and templates that they name.
 */
final class Mentions {
  private static final int MOST = 2_000;

  private final Map<String, Template> templates;
  private final Surroundings around;
  private final Set<List<String>> paths = new LinkedHashSet<>();

  /** Each is looked at once: templates include each other, and variables hold one another. */
  private final Set<Pipeline> computed = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<String> named = new HashSet<>();

  private Mentions(Map<String, Template> templates, Surroundings around) {
    this.templates = templates;
    this.around = around;
  }

  /**
   * Returns paths of names, each of which a value may have in its own path.
   *
   * @param templates all of the chart, by name
   */
  static Set<List<String>> of(
      Statement statement, Surroundings around, Map<String, Template> templates) {
    Mentions mentions = new Mentions(templates, around);
    mentions.statement(statement, around.template());
    return mentions.paths;
  }

  private void statement(Statement statement, Template template) {
    Surroundings.pipeline(statement).ifPresent(pipeline -> pipeline(pipeline, template));
    if (statement instanceof Statement.Call call) {
      included(call.name());
    }
  }

  private void pipeline(Pipeline pipeline, Template template) {
    if (paths.size() < MOST && computed.add(pipeline)) {
      pipeline.commands().stream()
          .map(Command::operands)
          .flatMap(Collection::stream)
          .forEach(operand -> operand(operand, template));
    }
  }

  private void operand(Expression operand, Template template) {
    switch (operand) {
      case Expression.Field field -> path(field.path());
      case Expression.Variable variable -> {
        path(variable.path());
        variable(variable.name(), template);
      }
      case Expression.Chain chain -> {
        path(chain.path());
        operand(chain.base(), template);
      }
      case Expression.Nested nested -> pipeline(nested.pipeline(), template);
      case Expression.Dot _ -> dot(template);
      case Expression.Text text -> {
        path(List.of(text.value()));
        included(text.value());
      }
      case Expression.Nil _,
          Expression.Truth _,
          Expression.Whole _,
          Expression.Fraction _,
          Expression.Identifier _ -> {}
    }
  }

  /** What stands before {@code Values} leads to them, and is not in them. */
  private void path(List<String> path) {
    int values = path.indexOf("Values");
    List<String> inside = path.subList(values + 1, path.size());
    if (!inside.isEmpty()) {
      paths.add(inside);
    }
  }

  private void variable(String name, Template template) {
    if (!name.equals("$") && named.add(name + " of " + template.name())) {
      declarations(template.body(), name, template);
    }
  }

  private void declarations(List<Statement> body, String name, Template template) {
    for (Statement statement : body) {
      Surroundings.pipeline(statement)
          .filter(pipeline -> pipeline.variables().contains(name))
          .ifPresent(pipeline -> pipeline(pipeline, template));
      declarations(Surroundings.nested(statement), name, template);
    }
  }

  /** The dot of an included template is an argument, which is looked at where it is given. */
  private void dot(Template template) {
    if (template.equals(around.template())) {
      around.blocks().stream()
          .filter(block -> !(block instanceof Statement.If))
          .limit(1)
          .flatMap(block -> Surroundings.pipeline(block).stream())
          .forEach(pipeline -> pipeline(pipeline, template));
    }
  }

  private void included(String name) {
    Template template = templates.get(name);
    if (template != null && named.add(name)) {
      body(template.body(), template);
    }
  }

  private void body(List<Statement> body, Template template) {
    for (Statement statement : body) {
      statement(statement, template);
      body(Surroundings.nested(statement), template);
    }
  }
}
