package io.driftwarden.helm.chart;

import io.driftwarden.helm.syntax.Pipeline;
import io.driftwarden.helm.syntax.Statement;
import io.driftwarden.helm.syntax.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a template a stretch of it is made of, and what stands around it.
 *
 * @param texts whether there is text in the stretch that is written as it stands
 * @param actions the actions and calls in the stretch
 * @param blocks the if, with and range statements around it, the innermost first
 */
record Surroundings(
    Template template, boolean texts, List<Statement> actions, List<Statement> blocks) {
  Surroundings {
    actions = List.copyOf(actions);
    blocks = List.copyOf(blocks);
  }

  /** A stretch of a template's text, in offsets, the end exclusive. */
  record Stretch(int start, int end) {
    boolean overlaps(Statement statement) {
      return statement.start() < Math.max(end, start + 1) && statement.end() > start;
    }
  }

  /** Returns those of a stretch; nothing where it is in none of the templates. */
  static Optional<Surroundings> of(List<Template> templates, Stretch stretch) {
    return templates.stream()
        .flatMap(template -> find(template, template.body(), stretch, List.of()).stream())
        .findFirst();
  }

  private static Optional<Surroundings> find(
      Template template, List<Statement> body, Stretch stretch, List<Statement> blocks) {
    List<Statement> here =
        body.stream()
            .filter(statement -> nested(statement).isEmpty() && stretch.overlaps(statement))
            .toList();
    if (!here.isEmpty()) {
      List<Statement> actions =
          here.stream().filter(statement -> !(statement instanceof Statement.Text)).toList();
      boolean texts = actions.size() < here.size();
      return Optional.of(new Surroundings(template, texts, actions, blocks));
    }
    for (Statement statement : body) {
      List<Statement> around = new ArrayList<>(List.of(statement));
      around.addAll(blocks);
      Optional<Surroundings> found = find(template, nested(statement), stretch, around);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns the statements that stand inside of another. */
  static List<Statement> nested(Statement statement) {
    return switch (statement) {
      case Statement.If(_, List<Statement> then, List<Statement> otherwise, _, _) ->
          joined(then, otherwise);
      case Statement.With(_, List<Statement> then, List<Statement> otherwise, _, _) ->
          joined(then, otherwise);
      case Statement.Range(_, List<Statement> each, List<Statement> otherwise, _, _) ->
          joined(each, otherwise);
      case Statement.Text _,
          Statement.Action _,
          Statement.Call _,
          Statement.Break _,
          Statement.Continue _ ->
          List.of();
    };
  }

  private static List<Statement> joined(List<Statement> first, List<Statement> second) {
    List<Statement> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  /** Returns what a statement computes, without what stands inside of it. */
  static Optional<Pipeline> pipeline(Statement statement) {
    return switch (statement) {
      case Statement.Action action -> Optional.of(action.pipeline());
      case Statement.If branch -> Optional.of(branch.condition());
      case Statement.With with -> Optional.of(with.subject());
      case Statement.Range range -> Optional.of(range.subject());
      case Statement.Call call -> call.argument();
      case Statement.Text _, Statement.Break _, Statement.Continue _ -> Optional.empty();
    };
  }
}
