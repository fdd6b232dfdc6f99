package io.driftwarden.rego.value;

import org.jspecify.annotations.Nullable;

/**
 * A value of the policy language: JSON, and sets. Immutable.
 *
 * <p>Values are totally ordered: null, booleans, numbers, strings, arrays, objects, sets; numbers
 * by what they are worth ({@code 1} equals {@code 1.0}), strings by code point, arrays element by
 * element, objects key by key with their values, sets as the array of their sorted elements. {@code
 * equals} agrees with that order.
 */
public sealed interface Value extends Comparable<Value>
    permits NullValue, BooleanValue, NumberValue, StringValue, ArrayValue, ObjectValue, SetValue {

  /** How deep arrays, objects and sets may stand in each other. */
  int DEEPEST = 600;

  /**
   * Returns the value of plain Java data: null, Boolean, Number, CharSequence, and Lists, Maps and
   * Sets of such, at most {@link #DEEPEST} deep. A Map's keys are data like any other.
   *
   * @throws IllegalArgumentException for data of another class
   * @throws TooDeepException for data that is too deep
   */
  static Value of(@Nullable Object plain) {
    return PlainData.read(plain, 0);
  }

  /**
   * Returns this as plain Java data: null, Boolean, BigDecimal, String, List, Map, Set. Keys of
   * objects are converted too, so they are Strings where the object could stand in JSON.
   */
  default @Nullable Object plain() {
    return PlainData.write(this);
  }

  Kind kind();

  /** Returns how many arrays, objects or sets stand in each other here; a scalar has 0. */
  default int depth() {
    return 0;
  }

  /**
   * Returns the compact JSON text, keys sorted; a set is written as the array of its sorted
   * elements, a key that is no string as the string of its JSON text.
   */
  default String toJson() {
    return JsonWriter.compact(this);
  }

  /** Returns the text in the policy language's own notation, which tells sets from arrays. */
  default String toRego() {
    return RegoWriter.write(this);
  }

  @Override
  default int compareTo(Value other) {
    return Ordering.compare(this, other);
  }

  /** Reports whether a condition that is this value holds: all do, except {@code false}. */
  default boolean isTruthy() {
    return this != BooleanValue.FALSE;
  }
}
