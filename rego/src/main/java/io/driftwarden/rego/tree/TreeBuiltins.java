package io.driftwarden.rego.tree;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.BuiltinException;
import io.driftwarden.rego.builtin.BuiltinFamily;
import io.driftwarden.rego.builtin.Operands;
import io.driftwarden.rego.syntax.ParsedModule;
import io.driftwarden.rego.syntax.Syntax;
import io.driftwarden.rego.value.Value;
import java.util.Map;

/** {@code rego.parse_module}, which shows a module without its comments. */
public final class TreeBuiltins implements BuiltinFamily {
  @Override
  public Map<String, Builtin.Function> functions() {
    return Map.of("rego.parse_module", (_, in) -> parse(in));
  }

  private static Value parse(Operands in) throws BuiltinException {
    ParsedModule module = Syntax.parseV1(new Source(in.text(0), in.text(1)));
    if (!module.isSound()) {
      Diagnostic first = module.problems().getFirst();
      String place = first.place().map(at -> "%s:%d: ".formatted(at.file(), at.line())).orElse("");
      throw in.wrong(place + first.code() + ": " + first.detail());
    }
    return new ModuleTree().module(module.module());
  }
}
