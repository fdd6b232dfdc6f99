package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.BadArgument;
import java.util.Collection;
import java.util.Optional;

/** The wording of what goes wrong while a template runs. */
final class RenderProblem {
  /** What stands for the file of a text that is no file's. */
  static final String TPL = "(text given to tpl)";

  private static final int MOST_CALLERS = 5;

  private RenderProblem() {}

  static DiagnosticException unknownTemplate(String name, Collection<String> known, Place place) {
    return of(
        "helm_unknown_template",
        "Unknown template",
        "No template is defined under the name \"%s\".%s"
            .formatted(name, Nearest.hint(name, known)),
        place);
  }

  static DiagnosticException bad(BadArgument e, String function, Place place) {
    String prefix = function.isEmpty() ? "" : function + ": ";
    return of("helm_evaluation", e.summary(), prefix + e.problem(), place);
  }

  static DiagnosticException argumentCount(Declared function, int given, Place place) {
    String wanted =
        function.least() == function.most()
            ? Integer.toString(function.least())
            : function.least() + " or more";
    return of(
        "helm_arguments",
        "Wrong number of arguments",
        "%s takes %s and is given %d.".formatted(function.name(), wanted, given),
        place);
  }

  static DiagnosticException notAFunction(Place place) {
    return of(
        "helm_not_a_function",
        "A value takes no arguments",
        "What stands first here is a value and not a function. Remove the arguments after it.",
        place);
  }

  static DiagnosticException noField(String name, String type, Place place) {
    return of(
        "helm_no_field",
        "There is no such field",
        "A value of type %s has no .%s.".formatted(type, name),
        place);
  }

  static DiagnosticException missing(String name, Place place) {
    return of(
        "helm_nil",
        "Value before the field is missing",
        "There is nothing to read .%s of. Set it in values.yaml, or guard it with if or with."
            .formatted(name),
        place);
  }

  static DiagnosticException notIterable(String type, Place place) {
    return of(
        "helm_range",
        "Value can't be ranged over",
        "range takes a list, a mapping or a whole number, and this is of type " + type + ".",
        place);
  }

  static DiagnosticException twoVariables(Place place) {
    return of(
        "helm_range",
        "Number has no keys",
        "A range over a whole number sets one variable. Remove the first one.",
        place);
  }

  static DiagnosticException undecided(String reason, Place place) {
    return of(
        "helm_unknown_condition",
        "Cannot know statically what renders",
        "What is written here depends on a value that can't be known: " + reason + ".",
        place);
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
