package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.Change;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** How the properties of a thing differ between two templates. */
final class TemplateDifference {
  /** What is shown of a value that only a deployment tells. */
  static final String UNKNOWN = "(known after apply)";

  private static final String SECRET = "(sensitive)";

  private final List<Change.Field> found = new ArrayList<>();

  private TemplateDifference() {}

  static List<Change.Field> between(Value.Mapping before, Value.Mapping after) {
    TemplateDifference difference = new TemplateDifference();
    difference.compare(List.of(), Optional.of(before), Optional.of(after));
    return difference.found;
  }

  private void compare(List<String> path, Optional<Value> before, Optional<Value> after) {
    if (before.orElse(null) instanceof Value.Mapping one
        && after.orElse(null) instanceof Value.Mapping other) {
      SequencedSet<String> names = new LinkedHashSet<>(one.fields().keySet());
      names.addAll(other.fields().keySet());
      names.forEach(name -> compare(Paths.append(path, name), one.get(name), other.get(name)));
    } else if (before.orElse(null) instanceof Value.Sequence one
        && after.orElse(null) instanceof Value.Sequence other) {
      for (int i = 0; i < Math.max(one.items().size(), other.items().size()); i++) {
        compare(Paths.append(path, i), item(one, i), item(other, i));
      }
    } else if (!same(before, after)) {
      found.add(new Change.Field(path, shown(before), shown(after)));
    }
  }

  private static Optional<Value> item(Value.Sequence sequence, int index) {
    return index < sequence.items().size()
        ? Optional.of(sequence.items().get(index))
        : Optional.empty();
  }

  /** Two that are unknown for the same reason refer to the same thing. */
  private static boolean same(Optional<Value> before, Optional<Value> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() && after.isEmpty();
    }
    return (before.get() instanceof Value.Unknown one
            && after.get() instanceof Value.Unknown other)
        ? one.reason().equals(other.reason())
        : plain(before.get()).equals(plain(after.get()));
  }

  /** CloudFormation takes 5 and "5" for the same. */
  private static String plain(Value value) {
    return switch (value) {
      case Value.Text text -> Json.text(text.value());
      case Value.Number number -> Json.text(number.value().toPlainString());
      case Value.Bool bool -> Json.text(Boolean.toString(bool.value()));
      case Value.Unknown _ -> UNKNOWN;
      case Value.Sensitive _, Value.Sequence _, Value.Mapping _, Value.Null _ ->
          Json.text(value.plain(false));
    };
  }

  static String shown(Optional<Value> value) {
    return value.map(TemplateDifference::shown).orElse("");
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Unknown _ -> UNKNOWN;
      case Value.Sensitive _ -> SECRET;
      default -> Json.text(value.plain(true));
    };
  }
}
