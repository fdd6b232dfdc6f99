package io.driftwarden.rego.form;

import io.driftwarden.rego.value.Kind;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a value: enough to say what it can't be. */
sealed interface Form {
  Form ANY = new Any();
  Form BOOLEAN = new Scalar(Kind.BOOLEAN);
  Form NUMBER = new Scalar(Kind.NUMBER);
  Form STRING = new Scalar(Kind.STRING);

  /** Nothing is known. */
  record Any() implements Form {}

  /** A null, boolean, number or string. */
  record Scalar(Kind kind) implements Form {}

  /**
   * An array.
   *
   * @param fixed its first elements
   * @param rest those after them; null where there are none
   */
  record ArrayOf(List<Form> fixed, @Nullable Form rest) implements Form {}

  /**
   * An object.
   *
   * @param fixed the values at known keys
   * @param keys the keys beside them; null, as {@code values}, where there are none
   */
  record ObjectOf(Map<Value, Form> fixed, @Nullable Form keys, @Nullable Form values)
      implements Form {}

  record SetOf(Form element) implements Form {}

  /** One of several, none of which is such a choice or anything at all. */
  record OneOf(Set<Form> options) implements Form {}
}
