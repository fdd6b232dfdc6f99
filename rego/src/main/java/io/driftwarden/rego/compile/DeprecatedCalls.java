package io.driftwarden.rego.compile;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Literal;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds calls of builtins that v1 has no more. */
final class DeprecatedCalls {
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("all", "every"),
          Map.entry("any", "true in"),
          Map.entry("cast_array", "is_array"),
          Map.entry("cast_boolean", "is_boolean"),
          Map.entry("cast_null", "is_null"),
          Map.entry("cast_object", "is_object"),
          Map.entry("cast_set", "is_set"),
          Map.entry("cast_string", "is_string"),
          Map.entry("net.cidr_overlap", "net.cidr_contains"),
          Map.entry("re_match", "regex.match"),
          Map.entry("set_diff", "the operator -"));

  private final Set<String> rules;
  private final Problems problems;

  private DeprecatedCalls(Set<String> rules, Problems problems) {
    this.rules = rules;
    this.problems = problems;
  }

  /** Adds a problem for each; what the package defines itself is none of them. */
  static void check(Module module, Set<String> rules, Problems problems) {
    DeprecatedCalls calls = new DeprecatedCalls(rules, problems);
    for (Rule rule : module.rules()) {
      Uses.head(rule).forEach(calls::term);
      calls.body(rule.body());
      rule.elses()
          .forEach(other -> {
            if (other.value() != null) {
              calls.term(other.value());
            }
            calls.body(other.body());
          });
    }
  }

  private void body(Body body) {
    for (Literal literal : body.literals()) {
      Uses.of(literal.expression()).forEach(this::term);
      Uses.bodies(literal.expression()).forEach(this::body);
      literal.withs().forEach(with -> term(with.value()));
    }
  }

  private void term(Term term) {
    if (term instanceof Term.Call call) {
      call(call);
    }
    Uses.of(term).forEach(this::term);
    Uses.comprehended(term).forEach(this::term);
    Uses.bodies(term).forEach(this::body);
  }

  private void call(Term.Call call) {
    String name = name(call.function());
    if (INSTEAD.containsKey(name) && !rules.contains(name)) {
      problems.type(
          "Builtin is deprecated",
          "deprecated built-in function calls in expression: %s. Use %s instead."
              .formatted(name, INSTEAD.get(name)),
          call.function().span());
    }
  }

  private static String name(Term function) {
    return switch (function) {
      case Term.Var name -> name.name();
      case Term.Ref ref ->
          name(ref.head())
              + ref.path().stream()
                  .map(part ->
                      part instanceof Term.Scalar scalar
                              && scalar.value() instanceof StringValue(String text)
                          ? "." + text
                          : "[]")
                  .collect(Collectors.joining());
      default -> "";
    };
  }
}
