package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.Kind;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.Value;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operand may be: some kinds, and for arrays and sets perhaps what their elements may be.
 *
 * @param element the kind of all elements; null where it doesn't matter
 */
public record Type(Set<Kind> kinds, @Nullable Kind element) {

  /** Reads {@code any}, {@code string|array}, {@code array[string]} and the like. */
  static Type parse(String text) {
    if (text.equals("any")) {
      return new Type(EnumSet.allOf(Kind.class), null);
    }
    Set<Kind> kinds = new LinkedHashSet<>();
    Kind element = null;
    for (String part : text.split("\\|")) {
      int open = part.indexOf('[');
      String word = open < 0 ? part : part.substring(0, open);
      kinds.add(kind(word));
      element = open < 0 ? element : kind(part.substring(open + 1, part.length() - 1));
    }
    return new Type(kinds, element);
  }

  private static Kind kind(String word) {
    return Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  public boolean isAny() {
    return kinds.size() == Kind.values().length;
  }

  /** Reports whether a value is right; says no also where that takes a closer look. */
  boolean surelyHas(Value value) {
    return element == null && kinds.contains(value.kind());
  }

  /** Returns what is wrong with a value, such as {@code must be string but got number}. */
  Optional<String> problem(Value value) {
    if (!kinds.contains(value.kind())) {
      return Optional.of("must be " + expected() + " but got " + value.kind().word());
    }
    return switch (value) {
      case ArrayValue array -> elementProblem("array", array.elements());
      case SetValue set -> elementProblem("set", set.sorted());
      default -> Optional.empty();
    };
  }

  private Optional<String> elementProblem(String holder, List<Value> elements) {
    Kind wanted = element;
    if (wanted == null) {
      return Optional.empty();
    }
    return elements.stream()
        .filter(value -> value.kind() != wanted)
        .findFirst()
        .map(value ->
            "must be %s of %ss but got %s containing %s"
                .formatted(holder, wanted.word(), holder, value.kind().word()));
  }

  private String expected() {
    if (kinds.size() == 1) {
      return kinds.iterator().next().word();
    }
    return kinds.stream().map(Kind::word).collect(Collectors.joining(", ", "one of {", "}"));
  }

  @Override
  public String toString() {
    if (isAny()) {
      return "any";
    }
    return kinds.stream()
        .map(kind ->
            kind.word() + (holds(kind) && element != null ? "[" + element.word() + "]" : ""))
        .collect(Collectors.joining("|"));
  }

  private static boolean holds(Kind kind) {
    return kind == Kind.ARRAY || kind == Kind.SET;
  }
}
