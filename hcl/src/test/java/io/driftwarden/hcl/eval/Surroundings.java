package io.driftwarden.hcl.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.function.FunctionContext;
import io.driftwarden.hcl.function.Release;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Hcl;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the expressions of the tests stand in: variables that have no value, and a few files. */
final class Surroundings implements FunctionContext {
  /** Declares the variables for Terraform, whose console doesn't know the values of them. */
  static final String VARIABLES =
      """
      variable "us" { type = string }
      variable "un" { type = number }
      variable "ub" { type = bool }
      variable "ul" { type = list(string) }
      variable "uset" { type = set(string) }
      variable "um" { type = map(string) }
      variable "uo" { type = object({ a = string, b = number }) }
      variable "ut" { type = tuple([string, number]) }
      variable "ud" {}
      variable "e" {
        type      = string
        ephemeral = true
        default   = "e"
      }
      variable "tpl" {
        type    = string
        default = "hi $${x}"
      }
      """;

  static final Map<String, String> FILES =
      Map.of(
          "a.txt", "alpha\n",
          "sub/b.txt", "beta",
          "sub/deep/c.json", "{\"c\": [1, null]}",
          "t.tftpl", "%{ for i in list ~}\n<${i}>\n%{ endfor ~}\n${name}",
          "nested.tftpl", "${templatefile(\"t.tftpl\", {})}");

  private static final Map<String, Type> TYPES =
      Map.of(
          "us", Type.Primitive.STRING,
          "un", Type.Primitive.NUMBER,
          "ub", Type.Primitive.BOOL,
          "ul", Type.ListOf.STRINGS,
          "uset", new Type.SetOf(Type.Primitive.STRING),
          "um", new Type.MapOf(Type.Primitive.STRING),
          "uo",
              Type.ObjectOf.having(Map.of("a", Type.Primitive.STRING, "b", Type.Primitive.NUMBER)),
          "ut", new Type.TupleOf(List.of(Type.Primitive.STRING, Type.Primitive.NUMBER)),
          "ud", Type.Any.ANY);

  private final Evaluator evaluator = new Evaluator(new Budget(50_000_000), this);

  /** Returns the value of an expression. */
  Value value(String written) {
    Hcl.Parsed<Body> parsed = Hcl.file(new Source("asked.tf", "v = " + written + "\n"));
    if (!parsed.diagnostics().isEmpty()) {
      throw new DiagnosticException(parsed.diagnostics());
    }
    Expression expression = parsed.tree().attribute("v").orElseThrow().value();
    return evaluator.evaluate(expression, this::resolve);
  }

  private Optional<Scope.Meaning> resolve(List<String> names, Place place) {
    boolean variable = names.size() > 1 && names.getFirst().equals("var");
    return variable
        ? variable(names.get(1)).map(value -> new Scope.Meaning(value, 2))
        : Optional.empty();
  }

  private static Optional<Value> variable(String name) {
    return switch (name) {
      case "e" -> Optional.of(new Value.Text("e", new Value.Mark(null, false, true)));
      case "tpl" -> Optional.of(Value.text("hi ${x}"));
      default ->
          Optional.ofNullable(TYPES.get(name)).map(type -> Value.Unknown.of(type, "has no value"));
    };
  }

  @Override
  public Optional<byte[]> file(String path) {
    return Optional.ofNullable(FILES.get(clean(path))).map(text -> text.getBytes(UTF_8));
  }

  private static String clean(String path) {
    return path.startsWith("/") || path.indexOf('\0') >= 0
        ? path
        : Path.of("./" + path).normalize().toString();
  }

  @Override
  public List<String> list(String path) {
    String directory = clean(path);
    String prefix = directory.isEmpty() ? "" : directory + "/";
    TreeSet<String> names = new TreeSet<>();
    for (String file : FILES.keySet()) {
      if (file.startsWith(prefix)) {
        String rest = file.substring(prefix.length());
        int slash = rest.indexOf('/');
        names.add(slash < 0 ? rest : rest.substring(0, slash + 1));
      }
    }
    return List.copyOf(names);
  }

  @Override
  public Release release() {
    return Release.V1_11;
  }

  @Override
  public void work(long steps) {}

  @Override
  public Value template(String path, String text, Value.Fields variables) {
    Hcl.Parsed<Expression> parsed = Hcl.template(new Source(path, text));
    if (!parsed.diagnostics().isEmpty()) {
      throw new DiagnosticException(parsed.diagnostics());
    }
    return evaluator.evaluate(
        parsed.tree(),
        (names, _) ->
            Optional.ofNullable(variables.fields().get(names.getFirst()))
                .map(value -> new Scope.Meaning(value, 1)));
  }
}
