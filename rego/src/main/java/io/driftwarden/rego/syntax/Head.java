package io.driftwarden.rego.syntax;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of a rule.
 *
 * @param path what follows the name, such as {@code b} and {@code x} in {@code a.b[x]}
 * @param arguments those of a function; null for a rule that is none
 * @param key what a partial set contains; null for a rule that is none
 * @param value what the rule is; null where the text doesn't say, which means {@code true}
 */
public record Head(
    Term.Var name,
    List<Term> path,
    @Nullable List<Term> arguments,
    @Nullable Term key,
    @Nullable Term value,
    Span span) {
  public Head {
    path = List.copyOf(path);
  }

  public boolean isFunction() {
    return arguments != null;
  }

  public Optional<Term> setElement() {
    return Optional.ofNullable(key);
  }

  /** Returns the arguments of a function, none for another rule. */
  public List<Term> argumentList() {
    return arguments == null ? List.of() : arguments;
  }

  Head withValue(Term other) {
    return new Head(name, path, arguments, key, other, span);
  }
}
