package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a template of Go's text/template with an object as its data. */
final class GoTemplate {
  static final Table TABLE =
      new Table().add("strings.render_template(string, object) string", GoTemplate::call);

  private static final int DEEPEST = 100;

  /** What the rest of a list does after a node. */
  private enum Then {
    GO_ON,
    CONTINUE,
    BREAK
  }

  /** A variable; a template sees those set before it, the innermost first. */
  private static final class Variable {
    final String name;
    @Nullable Object value;

    Variable(String name, @Nullable Object value) {
      this.name = name;
      this.value = value;
    }
  }

  private final Environment env;
  private final Map<String, List<GoTemplateNode>> templates;
  private final StringBuilder out = new StringBuilder();
  private List<Variable> variables = new ArrayList<>();
  private int depth;

  private GoTemplate(Environment env, Map<String, List<GoTemplateNode>> templates) {
    this.env = env;
    this.templates = templates;
  }

  private static Value call(Environment env, Operands in) throws BuiltinException {
    try {
      GoTemplate template = new GoTemplate(env, GoTemplateParser.parse(in.text(0)));
      template.use("", in.object(1));
      return new StringValue(template.out.toString().replace("<no value>", "<undefined>"));
    } catch (GoTemplateException wrong) {
      throw in.wrong("template: " + wrong.getMessage());
    }
  }

  private void use(String name, @Nullable Object dot) throws GoTemplateException {
    List<GoTemplateNode> nodes = templates.get(name);
    if (nodes == null || ++depth > DEEPEST) {
      throw new GoTemplateException(
          nodes == null
              ? "template \"%s\" not defined".formatted(name)
              : "exceeded maximum template depth (%d)".formatted(DEEPEST));
    }
    List<Variable> before = variables;
    variables = new ArrayList<>(List.of(new Variable("$", dot)));
    walk(nodes, dot);
    variables = before;
    depth--;
  }

  private Then walk(List<GoTemplateNode> nodes, @Nullable Object dot) throws GoTemplateException {
    int known = variables.size();
    Then then = Then.GO_ON;
    for (GoTemplateNode node : nodes) {
      env.charge(1);
      then = walk(node, dot);
      if (then != Then.GO_ON) {
        break;
      }
    }
    variables.subList(known, variables.size()).clear();
    return then;
  }

  private Then walk(GoTemplateNode node, @Nullable Object dot) throws GoTemplateException {
    return switch (node) {
      case GoTemplateNode.Text(String text) -> show(text);
      case GoTemplateNode.Show(GoTemplateNode.Pipeline pipeline) -> {
        Object value = value(pipeline, dot);
        String text = value == null ? "<no value>" : GoTemplateValues.text(value);
        yield pipeline.variables().isEmpty() ? show(text) : Then.GO_ON;
      }
      case GoTemplateNode.Choice choice -> choice(choice, dot);
      case GoTemplateNode.Range range -> range(range, dot);
      case GoTemplateNode.Use(String name, GoTemplateNode.Pipeline value) -> {
        use(name, value == null ? null : value(value, dot));
        yield Then.GO_ON;
      }
      case GoTemplateNode.Leave leave -> leave.ends() ? Then.BREAK : Then.CONTINUE;
    };
  }

  private Then show(String text) {
    env.charge(text.length());
    out.append(text);
    return Then.GO_ON;
  }

  private Then choice(GoTemplateNode.Choice choice, @Nullable Object dot)
      throws GoTemplateException {
    int known = variables.size();
    Object value = value(choice.test(), dot);
    boolean holds = GoTemplateValues.isTrue(value);
    Object inner = holds && choice.setsDot() ? value : dot;
    Then then = walk(holds ? choice.then() : choice.otherwise(), inner);
    variables.subList(known, variables.size()).clear();
    return then;
  }

  private Then range(GoTemplateNode.Range range, @Nullable Object dot) throws GoTemplateException {
    int known = variables.size();
    GoTemplateNode.Pipeline over = range.over();
    Object value = commands(over.commands(), dot);
    List<GoTemplateValues.Pair> pairs = GoTemplateValues.pairs(value);
    Then then = pairs.isEmpty() ? walk(range.otherwise(), dot) : Then.GO_ON;
    for (GoTemplateValues.Pair pair : pairs) {
      env.charge(1);
      set(over, pair);
      Then inner = walk(range.body(), pair.value());
      variables.subList(known, variables.size()).clear();
      if (inner == Then.BREAK) {
        break;
      }
    }
    return then;
  }

  private void set(GoTemplateNode.Pipeline over, GoTemplateValues.Pair pair)
      throws GoTemplateException {
    List<String> names = over.variables();
    if (!names.isEmpty()) {
      set(names.getLast(), over.assigns(), pair.value());
    }
    if (names.size() == 2) {
      set(names.getFirst(), over.assigns(), pair.key());
    }
  }

  private void set(String name, boolean assigns, @Nullable Object value)
      throws GoTemplateException {
    if (assigns) {
      find(name).value = value;
    } else {
      variables.add(new Variable(name, value));
    }
  }

  private Variable find(String name) throws GoTemplateException {
    for (Variable variable : variables.reversed()) {
      if (variable.name.equals(name)) {
        return variable;
      }
    }
    throw new GoTemplateException("undefined variable \"%s\"".formatted(name));
  }

  private @Nullable Object value(GoTemplateNode.Pipeline pipeline, @Nullable Object dot)
      throws GoTemplateException {
    Object value = commands(pipeline.commands(), dot);
    for (String name : pipeline.variables()) {
      set(name, pipeline.assigns(), value);
    }
    return value;
  }

  private @Nullable Object commands(
      List<List<GoTemplateNode.Argument>> commands, @Nullable Object dot)
      throws GoTemplateException {
    Object value = null;
    for (int i = 0; i < commands.size(); i++) {
      List<@Nullable Object> last = new ArrayList<>();
      if (i > 0) {
        last.add(value);
      }
      value = command(commands.get(i), last, dot);
    }
    return value;
  }

  private @Nullable Object command(
      List<GoTemplateNode.Argument> words, List<@Nullable Object> last, @Nullable Object dot)
      throws GoTemplateException {
    List<@Nullable Object> arguments = new ArrayList<>();
    if (!(words.getFirst() instanceof GoTemplateNode.Function(String name))) {
      if (words.size() + last.size() > 1) {
        throw new GoTemplateException("can't give argument to non-function");
      }
      return argument(words.getFirst(), dot);
    }
    for (GoTemplateNode.Argument word : words.subList(1, words.size())) {
      arguments.add(argument(word, dot));
      if (decides(name, arguments.getLast())) {
        return arguments.getLast();
      }
    }
    arguments.addAll(last);
    return GoTemplateFunctions.call(env, name, arguments);
  }

  /** Reports whether the rest of the arguments is not looked at. */
  private static boolean decides(String name, @Nullable Object value) {
    boolean holds = GoTemplateValues.isTrue(value);
    return (name.equals("and") && !holds) || (name.equals("or") && holds);
  }

  private @Nullable Object argument(GoTemplateNode.Argument argument, @Nullable Object dot)
      throws GoTemplateException {
    return switch (argument) {
      case GoTemplateNode.Dot _ -> dot;
      case GoTemplateNode.Literal literal -> literal.value();
      case GoTemplateNode.Variable(String name) -> find(name).value;
      case GoTemplateNode.Function function -> command(List.of(function), List.of(), dot);
      case GoTemplateNode.Grouped(GoTemplateNode.Pipeline pipeline) -> value(pipeline, dot);
      case GoTemplateNode.Fields(GoTemplateNode.Argument of, List<String> names) -> {
        Object at = argument(of, dot);
        for (String name : names) {
          at = GoTemplateValues.field(at, name);
        }
        yield at;
      }
    };
  }
}
