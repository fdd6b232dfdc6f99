package io.driftwarden.rego.value;

/** Says that a value would be deeper than {@link Value#DEEPEST}. */
public final class TooDeepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooDeepException() {
    super("nested deeper than " + Value.DEEPEST + " levels", null, false, false);
  }

  /** Returns one level more than the deepest of the elements. */
  static int above(Iterable<? extends Value> elements) {
    int deepest = 0;
    for (Value element : elements) {
      deepest = Math.max(deepest, element.depth());
    }
    return above(deepest);
  }

  /** Returns one level more than the deepest of the elements, given that. */
  static int above(int deepest) {
    if (deepest >= Value.DEEPEST) {
      throw new TooDeepException();
    }
    return deepest + 1;
  }
}
