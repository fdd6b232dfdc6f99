package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import java.util.Optional;

/** One stretch of a template, before its directives are put together. */
sealed interface TemplatePart {
  /** Text as it is meant, by the stretch where it is written. */
  record Text(String value, int start, int end) implements TemplatePart {}

  /** <code>${value}</code>. */
  record Inner(Expression value) implements TemplatePart {}

  /** <code>%{keyword …}</code>. */
  record Directive(Keyword keyword, Place place) implements TemplatePart {}

  /** What a directive says. */
  sealed interface Keyword {
    record If(Expression condition) implements Keyword {}

    record Else() implements Keyword {}

    record EndIf() implements Keyword {}

    record For(Optional<String> key, String value, Expression collection) implements Keyword {}

    record EndFor() implements Keyword {}
  }
}
