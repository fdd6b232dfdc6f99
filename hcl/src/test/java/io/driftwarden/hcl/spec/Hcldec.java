package io.driftwarden.hcl.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.eval.Budget;
import io.driftwarden.hcl.eval.Evaluator;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.function.FunctionContext;
import io.driftwarden.hcl.function.Release;
import io.driftwarden.hcl.json.Json;
import io.driftwarden.hcl.json.Shape;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Hcl;
import io.driftwarden.hcl.value.Value;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command: {@code --spec=FILE [--var-refs] INPUT}. It always answers with types and nulls, and
 * with diagnostics as JSON on the error stream and status 2.
 */
final class Hcldec {
  private final Map<String, Value> variables = new HashMap<>();
  private final Evaluator evaluator = new Evaluator(new Budget(1_000_000), new NoFiles());

  private Hcldec() {}

  public static void main(String[] arguments) throws IOException {
    System.setOut(new PrintStream(System.out, true, UTF_8));
    System.setErr(new PrintStream(System.err, true, UTF_8));
    String spec = "";
    boolean references = false;
    Path input = Path.of("");
    for (String argument : arguments) {
      references |= argument.equals("--var-refs");
      if (argument.startsWith("--spec=")) {
        spec = argument.substring("--spec=".length());
      } else if (!argument.startsWith("--")) {
        input = Path.of(argument);
      }
    }
    System.exit(new Hcldec().run(source(Path.of(spec)), source(input), references));
  }

  private static Source source(Path path) throws IOException {
    return new Source(path.toString(), Files.readString(path));
  }

  private int run(Source specification, Source input, boolean references) {
    Hcl.Parsed<Body> written = Hcl.file(specification);
    if (!written.diagnostics().isEmpty()) {
      return refuse(written.diagnostics(), specification);
    }
    written
        .tree()
        .blocks("variables")
        .flatMap(block -> block.body().attributes().stream())
        .forEach(variable -> variables.put(variable.name(), value(variable.value())));
    Spec spec = new SpecReader(this::value).root(written.tree());
    Hcl.Parsed<Body> parsed =
        input.path().endsWith(".json")
            ? Json.file(input, Shape.of(spec.blocks()))
            : Hcl.file(input);
    if (!parsed.diagnostics().isEmpty()) {
      return refuse(parsed.diagnostics(), input);
    }
    if (references) {
      System.out.println(new References(input).of(parsed.tree(), spec));
      return 0;
    }
    Decoder decoder = new Decoder(this::value);
    Typed decoded = decoder.decode(parsed.tree(), spec);
    if (!decoder.diagnostics().isEmpty()) {
      return refuse(decoder.diagnostics(), input);
    }
    System.out.println("{\"value\":%s,\"type\":%s}".formatted(decoded.json(), decoded.type()));
    return 0;
  }

  private Value value(Expression expression) {
    Scope scope =
        (names, _) ->
            Optional.ofNullable(variables.get(names.getFirst()))
                .map(value -> new Scope.Meaning(value, 1));
    return evaluator.evaluate(expression, scope);
  }

  private static int refuse(List<Diagnostic> diagnostics, Source source) {
    Ranges ranges = new Ranges(source);
    System.err.println(
        diagnostics.stream()
            .map(ranges::json)
            .collect(Collectors.joining(",", "{\"diagnostics\":[", "]}")));
    return 2;
  }

  /** There are no functions, so none asks for anything. */
  private static final class NoFiles implements FunctionContext {
    @Override
    public Optional<byte[]> file(String path) {
      return Optional.empty();
    }

    @Override
    public List<String> list(String path) {
      return List.of();
    }

    @Override
    public Release release() {
      return Release.V1_12;
    }

    @Override
    public void work(long steps) {}

    @Override
    public Value template(String path, String text, Value.Fields variables) {
      throw new IllegalStateException("there are no files");
    }
  }
}
