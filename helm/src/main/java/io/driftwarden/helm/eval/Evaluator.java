package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.format.Printing;
import io.driftwarden.helm.syntax.Parser;
import io.driftwarden.helm.syntax.Pipeline;
import io.driftwarden.helm.syntax.Statement;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Emptiness;
import io.driftwarden.helm.value.UnknownMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs templates: the statements; what is inside of an action is {@link Pipelines}'. */
public final class Evaluator implements Runtime {
  /** What a statement means for those after it. */
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  private static final int LEVELS_OF_TPL = 3;

  private final Templates templates;
  private final Functions functions;
  private final Budget budget;
  private final Pipelines pipelines;
  private final Observed observed;

  public Evaluator(Templates templates, Functions functions, Budget budget) {
    this(templates, functions, budget, new Observed());
  }

  /**
   * Makes one.
   *
   * @param observed all that the templates see, if runs of them are to be remembered
   */
  public Evaluator(Templates templates, Functions functions, Budget budget, Observed observed) {
    this.templates = templates;
    this.functions = functions;
    this.budget = budget;
    this.observed = observed;
    this.pipelines = new Pipelines(functions, budget, this);
  }

  /**
   * Returns what a template writes about a value, or wrote before where it would read the same.
   *
   * @throws DiagnosticException with the place of what went wrong
   */
  public Rendered render(Template template, Datum dot, Runs before) {
    Optional<Runs.Run> same = before.matching(dot, observed, templates);
    if (same.isPresent()) {
      budget.spend(same.get().spent());
      return same.get().written();
    }
    Budget.Spent start = budget.spent();
    observed.begin(dot);
    try {
      Rendered written = render(template, dot);
      observed
          .end()
          .ifPresent(reads -> before.add(new Runs.Run(reads, written, budget.since(start))));
      return written;
    } finally {
      observed.end();
    }
  }

  /**
   * Returns what a template writes about a value.
   *
   * @throws DiagnosticException with the place of what went wrong
   */
  public Rendered render(Template template, Datum dot) {
    Output output = Output.withoutNoValue();
    budget.begin();
    run(template, dot, output);
    return output.rendered();
  }

  @Override
  public String include(String name, Datum dot) {
    Optional<Template> found = templates.find(name);
    if (found.isEmpty() && templates.lacking().isPresent()) {
      observed.dependsOnMore();
      return UnknownMark.of(new Datum.Unknown(templates.lacking().get()));
    }
    Template template =
        found.orElseThrow(() -> BadArgument.of("Unknown template", unassociated(name)));
    observed.calls(template);
    Output output = new Output();
    run(template, dot, output);
    return output.text();
  }

  private String unassociated(String name) {
    return "template: no template \"%s\" associated with template \"gotpl\".%s"
        .formatted(name, Nearest.hint(name, templates.names()));
  }

  @Override
  public String template(String text, Datum dot) {
    budget.spend(text.length());
    if (!text.contains("{{")) {
      return Output.withoutNoValue(text);
    }
    budget.spend(templates.names().size());
    Templates inner = templates.copy();
    Source source = new Source(RenderProblem.TPL, text);
    List<Template> parsed = Parser.parse("tpl", source, functions.names());
    parsed.forEach(inner::add);
    if (parsed.size() > 1) {
      observed.dependsOnMore();
    }
    Output output = Output.withoutNoValue();
    budget.enter(LEVELS_OF_TPL);
    new Evaluator(inner, functions, budget, observed).run(parsed.getLast(), dot, output);
    budget.leave(LEVELS_OF_TPL);
    return output.text();
  }

  @Override
  public void work(long amount) {
    budget.spend(amount);
  }

  private void run(Template template, Datum dot, Output output) {
    budget.enter();
    block(template.body(), dot, new Scope(template, output, dot));
    budget.leave();
  }

  private Flow block(List<Statement> body, Datum dot, Scope scope) {
    for (Statement statement : body) {
      Flow flow = statement(statement, dot, scope);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow statement(Statement statement, Datum dot, Scope scope) {
    try {
      budget.step();
      scope.at(statement);
      return switch (statement) {
        case Statement.Text text -> text(text, scope);
        case Statement.Action action -> action(action, dot, scope);
        case Statement.If branch -> conditional(branch, dot, scope);
        case Statement.With with -> with(with, dot, scope);
        case Statement.Range range -> range(range, dot, scope);
        case Statement.Call call -> call(call, dot, scope);
        case Statement.Break _ -> Flow.BREAK;
        case Statement.Continue _ -> Flow.CONTINUE;
      };
    } catch (BadArgument e) {
      throw RenderProblem.bad(e, place(statement, scope));
    }
  }

  private static Place place(Statement statement, Scope scope) {
    return scope.template().source().place(statement.start(), statement.end());
  }

  private static Place place(Pipeline pipeline, Scope scope) {
    return scope.template().source().place(pipeline.start(), pipeline.end());
  }

  private Flow text(Statement.Text text, Scope scope) {
    budget.spend(text.text().length());
    scope.output().copy(text.text(), scope.template().source(), text.start());
    return Flow.NEXT;
  }

  private Flow action(Statement.Action action, Datum dot, Scope scope) {
    Datum value = pipelines.value(action.pipeline(), dot, scope);
    if (action.pipeline().variables().isEmpty()) {
      String text = Printing.written(value);
      budget.spend(text.length());
      scope.output().made(text, scope.template().source(), action.start(), action.end());
    }
    return Flow.NEXT;
  }

  private Flow conditional(Statement.If branch, Datum dot, Scope scope) {
    int before = scope.size();
    Datum value = pipelines.value(branch.condition(), dot, scope);
    boolean full = isFull(value, branch.condition(), scope);
    Flow flow = nested(full ? branch.then() : branch.otherwise(), dot, scope);
    scope.forgetTo(before);
    return flow;
  }

  private Flow with(Statement.With with, Datum dot, Scope scope) {
    int before = scope.size();
    Datum value = pipelines.value(with.subject(), dot, scope);
    boolean full = isFull(value, with.subject(), scope);
    Flow flow = full ? nested(with.then(), value, scope) : nested(with.otherwise(), dot, scope);
    scope.forgetTo(before);
    return flow;
  }

  private Flow nested(List<Statement> body, Datum dot, Scope scope) {
    budget.enter();
    Flow flow = block(body, dot, scope);
    budget.leave();
    return flow;
  }

  private static boolean isFull(Datum value, Pipeline pipeline, Scope scope) {
    return switch (Emptiness.of(value)) {
      case FULL -> true;
      case EMPTY -> false;
      case UNKNOWN -> throw undecided(value, pipeline, scope);
    };
  }

  private static DiagnosticException undecided(Datum value, Pipeline pipeline, Scope scope) {
    String reason = UnknownMark.in(value).map(Datum.Unknown::reason).orElse("it is unknown");
    return RenderProblem.undecided(reason, place(pipeline, scope));
  }

  /** One turn of a range. */
  private record Turn(Datum key, Datum value) {
    private Turn {
      value = value instanceof Datum.Nil ? Datum.NIL_ITEM : value;
    }
  }

  private Flow range(Statement.Range range, Datum dot, Scope scope) {
    int before = scope.size();
    List<String> variables = range.subject().variables();
    Datum subject = pipelines.unassigned(range.subject(), dot, scope);
    List<Turn> turns = turns(subject, range, scope);
    Flow flow = Flow.NEXT;
    for (Turn turn : turns) {
      bind(range.subject(), variables, turn, scope);
      flow = nested(range.each(), turn.value(), scope);
      scope.forgetTo(before);
      if (flow == Flow.BREAK) {
        return Flow.NEXT;
      }
    }
    flow = turns.isEmpty() ? nested(range.otherwise(), dot, scope) : Flow.NEXT;
    scope.forgetTo(before);
    return flow;
  }

  private static void bind(Pipeline subject, List<String> variables, Turn turn, Scope scope) {
    for (int i = 0; i < variables.size(); i++) {
      boolean isKey = i == 0 && variables.size() == 2;
      Datum value = isKey ? turn.key() : turn.value();
      if (subject.declares()) {
        scope.declare(variables.get(i), value);
      } else {
        scope.assign(variables.get(i), value);
      }
    }
  }

  private List<Turn> turns(Datum subject, Statement.Range range, Scope scope) {
    return switch (subject) {
      case Datum.Items items -> turns(items);
      case Datum.Dict dict -> turns(dict);
      case Datum.Native object when object.isMap() -> turns(object.entries());
      case Datum.Whole whole -> turns(whole.value(), range, scope);
      case Datum.Nil _ -> List.of();
      case Datum.Unknown _ -> throw undecided(subject, range.subject(), scope);
      case Datum.Truth _, Datum.Fraction _, Datum.Text _, Datum.Native _ ->
          throw RenderProblem.notIterable(Printing.text(subject), scope);
    };
  }

  private static List<Turn> turns(Datum.Items items) {
    List<Turn> turns = new ArrayList<>(items.items().size());
    items.items().forEach(item -> turns.add(new Turn(Datum.of(turns.size()), item)));
    return turns;
  }

  private static List<Turn> turns(Datum.Dict dict) {
    List<Turn> turns = new ArrayList<>(dict.entries().size());
    dict.entries().forEach((key, value) -> turns.add(new Turn(Datum.of(key), value)));
    return turns;
  }

  private List<Turn> turns(long count, Statement.Range range, Scope scope) {
    if (range.subject().variables().size() > 1) {
      throw RenderProblem.twoVariables(count, scope);
    }
    List<Turn> turns = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      budget.step();
      turns.add(new Turn(Datum.of(i), Datum.of(i)));
    }
    return turns;
  }

  private Flow call(Statement.Call call, Datum dot, Scope scope) {
    Optional<Template> found = templates.find(call.name());
    if (found.isEmpty() && templates.lacking().isPresent()) {
      observed.dependsOnMore();
      String mark = UnknownMark.of(new Datum.Unknown(templates.lacking().get()));
      scope.output().made(mark, scope.template().source(), call.start(), call.end());
      return Flow.NEXT;
    }
    Template template =
        found.orElseThrow(
            () -> RenderProblem.unknownTemplate(call.name(), templates.names(), scope));
    observed.calls(template);
    Datum argument =
        call.argument().map(pipeline -> pipelines.value(pipeline, dot, scope)).orElse(Datum.NIL);
    try {
      run(template, argument, scope.output());
    } catch (DiagnosticException e) {
      throw RenderProblem.calledFrom(e, call.name(), place(call, scope));
    }
    return Flow.NEXT;
  }
}
