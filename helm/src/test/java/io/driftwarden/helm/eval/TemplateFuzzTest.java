package io.driftwarden.helm.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.function.Builtins;
import io.driftwarden.helm.syntax.Parser;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.Map;

/**
 * Any bytes are a template or are refused as none, and what it writes is written in bounded time,
 * memory and stack. Here the texts that once broke something are read again, and a few others;
 * CONTRIBUTING.md tells how to look for more.
 */
class TemplateFuzzTest {
  private static final Functions FUNCTIONS = Builtins.all();

  private static final String VALUES =
      "{name: db, port: 5432, list: [b, 1, null], map: {a: {b: c}}, text: \"a\\nb\", on: true}";

  @FuzzTest(maxDuration = "30m")
  void reads(byte[] bytes) {
    try {
      parsed(bytes);
    } catch (DiagnosticException _) {
      // Refused, as most are.
    }
  }

  @FuzzTest(maxDuration = "30m")
  void runs(byte[] bytes) {
    try {
      Templates templates = new Templates();
      List<Template> parsed = parsed(bytes);
      parsed.forEach(templates::add);
      Datum.Dict dot =
          new Datum.Dict(Map.of("Values", values(), "unknown", new Datum.Unknown("nobody knows")));
      new Evaluator(templates, FUNCTIONS, new Budget()).render(parsed.getLast(), dot);
    } catch (DiagnosticException _) {
      // Refused, or it ends in an error.
    }
  }

  private static Datum.Dict values() {
    Node read = YamlReader.read(new Source("values.yaml", VALUES)).getFirst();
    return Nodes.dict((Node.Mapping) read);
  }

  private static List<Template> parsed(byte[] bytes) {
    Source source = new Source("fuzz.yaml", new String(bytes, UTF_8));
    return Parser.parse("fuzz.yaml", source, FUNCTIONS.names());
  }
}
