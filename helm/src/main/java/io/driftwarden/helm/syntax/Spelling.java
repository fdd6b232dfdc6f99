package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.List;
import java.util.stream.Collectors;

/** Parts of a template as Go writes them in its errors: one space between any two words. */
public final class Spelling {
  private final Source source;

  private Spelling(Source source) {
    this.source = source;
  }

  public static String of(Node node, Source source) {
    return new Spelling(source).text(node);
  }

  private String text(Node node) {
    return switch (node) {
      case Command command -> joined(command);
      case Pipeline pipeline -> pipeline(pipeline);
      case Expression expression -> expression(expression);
      case Statement.Action action -> "{{" + pipeline(action.pipeline()) + "}}";
      case Statement.Call call ->
          "{{template \""
              + call.name()
              + "\""
              + call.argument().map(pipeline -> " " + pipeline(pipeline)).orElse("")
              + "}}";
      case Statement other -> written(other);
    };
  }

  private String written(Node node) {
    return source.text().substring(node.start(), node.end());
  }

  private String joined(Command command) {
    return command.operands().stream().map(this::expression).collect(Collectors.joining(" "));
  }

  private String pipeline(Pipeline pipeline) {
    String assigned =
        pipeline.variables().isEmpty()
            ? ""
            : String.join(", ", pipeline.variables()) + (pipeline.declares() ? " := " : " = ");
    return pipeline.commands().stream()
        .map(this::joined)
        .collect(Collectors.joining(" | ", assigned, ""));
  }

  private String expression(Expression expression) {
    return switch (expression) {
      case Expression.Dot _ -> ".";
      case Expression.Nil _ -> "nil";
      case Expression.Field field -> path(field.path());
      case Expression.Variable variable -> variable.name() + path(variable.path());
      case Expression.Chain chain -> expression(chain.base()) + path(chain.path());
      case Expression.Identifier identifier -> identifier.name();
      case Expression.Nested nested -> "(" + pipeline(nested.pipeline()) + ")";
      case Expression.Truth _, Expression.Whole _, Expression.Fraction _, Expression.Text _ ->
          written(expression);
    };
  }

  private static String path(List<String> path) {
    return path.isEmpty() ? "" : "." + String.join(".", path);
  }
}
