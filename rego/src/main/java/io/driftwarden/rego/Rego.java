package io.driftwarden.rego;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.compile.Checks;
import io.driftwarden.rego.compile.Problems;
import io.driftwarden.rego.compile.Program;
import io.driftwarden.rego.form.RuleForms;
import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.ParsedModule;
import io.driftwarden.rego.syntax.Syntax;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Compiles policies. */
public final class Rego {
  private Rego() {}

  /** Returns the compiled modules with {@link Options#DEFAULT}. */
  public static CompiledPolicies compile(List<Source> modules, Value data) {
    return compile(modules, data, Options.DEFAULT);
  }

  /**
   * Returns the compiled modules.
   *
   * @param modules the policies, each one file
   * @param data the object that {@code data} is, where no package is
   * @throws DiagnosticException listing every problem found in the modules
   */
  public static CompiledPolicies compile(List<Source> modules, Value data, Options options) {
    return compile(read(modules, options.dialect()), false, data, options);
  }

  /** Returns modules that were read, compiled so that an {@link Observer} is told what they do. */
  public static CompiledPolicies compileWatched(List<Module> modules, Value data, Options options) {
    return compile(modules, true, data, options);
  }

  private static CompiledPolicies compile(
      List<Module> modules, boolean watched, Value data, Options options) {
    Problems problems = new Problems();
    Checks.run(modules, options.strict(), problems);
    Program program = Program.compile(modules, watched, problems);
    problems.throwIfAny();
    problems.addAll(RuleForms.problems(modules));
    problems.throwIfAny();
    return new CompiledPolicies(program, Packages.of(modules), data, options);
  }

  /**
   * Returns the syntax trees of policies.
   *
   * @throws DiagnosticException listing every problem found in them
   */
  public static List<Module> read(List<Source> sources, Dialect dialect) {
    Problems problems = new Problems();
    List<Module> modules = new ArrayList<>();
    for (Source source : sources) {
      ParsedModule module = parse(source, dialect);
      problems.addAll(module.problems());
      modules.add(module.module());
    }
    problems.throwIfAny();
    return modules;
  }

  private static ParsedModule parse(Source source, Dialect dialect) {
    return switch (dialect) {
      case V1 -> Syntax.parseV1(source);
      case V0 -> Syntax.parseV0(source);
      case AUTO -> Syntax.parse(source);
    };
  }
}
