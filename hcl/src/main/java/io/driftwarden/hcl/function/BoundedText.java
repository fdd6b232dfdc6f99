package io.driftwarden.hcl.function;

/** Text that a function makes; it refuses to grow beyond what a configuration needs. */
final class BoundedText {
  private static final int LONGEST = 1 << 20;

  private final StringBuilder text = new StringBuilder();

  /** Appends, and returns this. */
  BoundedText append(CharSequence more) throws FunctionException {
    return append(more, 0, more.length());
  }

  /** Appends a stretch, and returns this. */
  BoundedText append(CharSequence more, int from, int to) throws FunctionException {
    if (text.length() + (long) (to - from) > LONGEST) {
      throw new FunctionException("the result is longer than a million characters");
    }
    text.append(more, from, to);
    return this;
  }

  int length() {
    return text.length();
  }

  /** Returns what was appended since the text had a length. */
  String since(int length) {
    return text.substring(length);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
