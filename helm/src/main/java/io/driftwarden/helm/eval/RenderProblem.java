package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.BadArgument;
import java.util.Collection;
import java.util.Optional;

/** The wording of what goes wrong while a template runs: Go's, and what to do about it. */
final class RenderProblem {
  /** What stands for the file of a text that is no file's. */
  static final String TPL = "(text given to tpl)";

  private static final int MOST_CALLERS = 5;

  private RenderProblem() {}

  /** Returns a problem in Go's words, about what the scope is at. */
  static DiagnosticException of(String message, Scope scope) {
    return of("helm_evaluation", "Template can't be run", scope.told(message), scope.place());
  }

  static DiagnosticException unknownTemplate(String name, Collection<String> known, Scope scope) {
    return of(
        "helm_unknown_template",
        "Unknown template",
        scope.told("template \"%s\" not defined.%s".formatted(name, Nearest.hint(name, known))),
        scope.place());
  }

  /** Returns what a function has against its arguments; what a budget has keeps its own words. */
  static DiagnosticException bad(BadArgument e, String function, Scope scope) {
    return e.isOurs()
        ? of("helm_evaluation", e.summary(), e.problem(), scope.place())
        : of(
            "helm_evaluation",
            e.summary(),
            scope.told("error calling %s: %s".formatted(function, e.problem())),
            scope.place());
  }

  /** Returns what a budget has against a statement. */
  static DiagnosticException bad(BadArgument e, Place place) {
    return of("helm_evaluation", e.summary(), e.problem(), place);
  }

  static DiagnosticException argumentCount(
      Declared function, int given, int operands, Scope scope) {
    Signature signature = function.signature();
    String wanted =
        signature.open()
            ? "want at least %d got %d".formatted(signature.least(), operands)
            : "want %d got %d".formatted(signature.least(), given);
    return of(
        "helm_arguments",
        "Wrong number of arguments",
        scope.told("wrong number of args for %s: %s".formatted(function.name(), wanted)),
        scope.place());
  }

  static DiagnosticException wrongType(Parameter parameter, String given, Scope scope) {
    return of(
        "helm_evaluation",
        "Argument is of a wrong type",
        scope.told(
            "wrong type for value; expected %s; got %s%s"
                .formatted(parameter.type(), given, conversion(parameter))),
        scope.place());
  }

  private static String conversion(Parameter parameter) {
    return switch (parameter) {
      case TEXT -> ". Convert it with toString.";
      case INT -> ". Convert it with int.";
      case FRACTION -> ". Convert it with float64.";
      case ANY, UINT, TRUTH, DICT, LIST, TIME -> "";
    };
  }

  static DiagnosticException notAFunction(String message, Scope scope) {
    return of(
        "helm_not_a_function", "A value takes no arguments", scope.told(message), scope.place());
  }

  static DiagnosticException noField(String name, String type, Scope scope) {
    return of(
        "helm_no_field",
        "There is no such field",
        scope.told("can't evaluate field %s in type %s".formatted(name, type)),
        scope.place());
  }

  static DiagnosticException missing(String name, String type, Scope scope) {
    return of(
        "helm_nil",
        "Value before the field is missing",
        scope.told(
            "nil pointer evaluating %s.%s. Set it in values.yaml, or guard it with if or with."
                .formatted(type, name)),
        scope.place());
  }

  static DiagnosticException notIterable(String value, Scope scope) {
    return of(
        "helm_range",
        "Value can't be ranged over",
        scope.told("range can't iterate over " + value),
        scope.place());
  }

  static DiagnosticException twoVariables(long value, Scope scope) {
    return of(
        "helm_range",
        "Number has no keys",
        scope.told("can't use %d to iterate over more than one variable".formatted(value)),
        scope.place());
  }

  static DiagnosticException undecided(String reason, Place place) {
    return of(
        "helm_unknown_condition",
        "Cannot know statically what renders",
        "What is written here depends on a value that can't be known: " + reason + ".",
        place);
  }

  static DiagnosticException calledFrom(DiagnosticException e, String name, Scope scope) {
    return calledFrom(e, name, scope.place());
  }

  /** Returns the same with the place that a template was called from. */
  static DiagnosticException calledFrom(DiagnosticException e, String name, Place place) {
    Diagnostic first = e.diagnostics().getFirst();
    Optional<Place> inText = first.place().filter(at -> at.file().equals(TPL));
    if (inText.isPresent()) {
      return of(
          first.code(),
          first.summary(),
          "In line %d of the text given to tpl: %s".formatted(inText.get().line(), first.detail()),
          place);
    }
    return first.related().size() >= MOST_CALLERS
        ? e
        : new DiagnosticException(first.and(place, "in the template \"" + name + "\" called here"));
  }

  private static DiagnosticException of(String code, String summary, String detail, Place place) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, place));
  }
}
