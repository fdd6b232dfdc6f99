package io.driftwarden.rego.form;

import io.driftwarden.rego.value.Value;
import org.jspecify.annotations.Nullable;

/** Whether one value can have two forms. */
final class Overlap {
  private Overlap() {}

  /** Reports whether it can; nothing has no form. */
  static boolean of(@Nullable Form one, @Nullable Form other) {
    if (one == null || other == null) {
      return false;
    }
    if (one instanceof Form.Any || other instanceof Form.Any) {
      return true;
    }
    if (one instanceof Form.OneOf choice) {
      return choice.options().stream().anyMatch(option -> of(option, other));
    }
    if (other instanceof Form.OneOf choice) {
      return choice.options().stream().anyMatch(option -> of(one, option));
    }
    return switch (one) {
      case Form.ArrayOf array -> other instanceof Form.ArrayOf more && arrays(array, more);
      case Form.ObjectOf object -> other instanceof Form.ObjectOf more && objects(object, more);
      case Form.SetOf set -> other instanceof Form.SetOf more && of(set.element(), more.element());
      default -> one.equals(other);
    };
  }

  private static boolean arrays(Form.ArrayOf one, Form.ArrayOf other) {
    for (int i = 0; i < Math.max(one.fixed().size(), other.fixed().size()); i++) {
      if (!of(element(one, i), element(other, i))) {
        return false;
      }
    }
    return one.rest() == null || other.rest() == null || of(one.rest(), other.rest());
  }

  private static @Nullable Form element(Form.ArrayOf array, int index) {
    return index < array.fixed().size() ? array.fixed().get(index) : array.rest();
  }

  private static boolean objects(Form.ObjectOf one, Form.ObjectOf other) {
    return fixed(one, other)
        && fixed(other, one)
        && (one.values() == null || other.values() == null || of(one.values(), other.values()));
  }

  private static boolean fixed(Form.ObjectOf one, Form.ObjectOf other) {
    for (Value key : one.fixed().keySet()) {
      if (!of(one.fixed().get(key), Forms.at(other, key))) {
        return false;
      }
    }
    return true;
  }
}
