package io.driftwarden.helm.eval;

import io.driftwarden.helm.syntax.Template;
import java.util.Map;
import java.util.Optional;

/**
 * All that a template's output follows from, beside the template itself.
 *
 * @param dot what the witness calls the value that it was run with
 * @param answers to all that it asked
 * @param definitions the templates that it called
 */
record ReadSet(String dot, Map<Question, Glimpse> answers, Map<String, Template> definitions) {
  ReadSet {
    answers = Map.copyOf(answers);
    definitions = Map.copyOf(definitions);
  }

  /** Reports whether the template would read the same again. */
  boolean holds(Observed now, Templates templates) {
    for (Map.Entry<Question, Glimpse> asked : answers.entrySet()) {
      if (!asked.getValue().equals(now.answer(asked.getKey()))) {
        return false;
      }
    }
    return definitions.values().stream().allMatch(template -> isThere(template, templates));
  }

  @SuppressWarnings("ReferenceEquality") // One that was read anew is not looked into.
  private static boolean isThere(Template template, Templates templates) {
    Optional<Template> there = templates.find(template.name());
    return there.isPresent() && there.get() == template;
  }
}
