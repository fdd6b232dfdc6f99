package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a {@code moved}, {@code removed} or {@code import} block is about.
 *
 * @param address as plans write it
 */
record Target(String address) {
  private static final String KEY = "\\[(?:\"[^\"]*\"|[0-9]+)\\]";
  private static final Pattern MODULE =
      Pattern.compile("module\\.[\\w-]+(?:%s)?(?:\\.module\\.[\\w-]+(?:%s)?)*".formatted(KEY, KEY));
  private static final Pattern LAST_KEY = Pattern.compile(KEY + "$");

  /** Returns the target that a reference names, unless it depends on more than what is written. */
  static Optional<Target> of(Expression reference) {
    return text(reference).map(Target::new);
  }

  private static Optional<String> text(Expression reference) {
    return switch (reference) {
      case Expression.Name(String name, var _) -> Optional.of(name);
      case Expression.Attribute(Expression source, String name, var _) ->
          text(source).map(before -> before + "." + name);
      case Expression.Index(Expression source, Expression key, var _) ->
          text(source).flatMap(before -> key(key).map(index -> before + "[" + index + "]"));
      default -> Optional.empty();
    };
  }

  private static Optional<String> key(Expression key) {
    return key instanceof Expression.NumberLiteral number
        ? Optional.of(number.value().toPlainString())
        : Expressions.literal(key).map(text -> "\"" + text + "\"");
  }

  boolean isModule() {
    return MODULE.matcher(address).matches();
  }

  /** Returns the target without the key that its last part has. */
  Target whole() {
    return new Target(LAST_KEY.matcher(address).replaceFirst(""));
  }

  boolean isInstance() {
    return !whole().equals(this);
  }

  @Override
  public String toString() {
    return address;
  }
}
