package io.driftwarden.hcl.function;

/** Text that a function makes; it refuses to grow beyond what a configuration needs. */
final class BoundedText {
  private static final int LONGEST = 1 << 20;

  private static final String TOO_LONG = "the result is longer than a million characters";

  private final StringBuilder text = new StringBuilder();

  /** Appends, and returns this. */
  BoundedText append(CharSequence more) throws FunctionException {
    return append(more, 0, more.length());
  }

  /** Appends a stretch, and returns this. */
  BoundedText append(CharSequence more, int from, int to) throws FunctionException {
    if (text.length() + (long) (to - from) > LONGEST) {
      throw new FunctionException(TOO_LONG);
    }
    text.append(more, from, to);
    return this;
  }

  /** Appends something many times, and returns this. */
  BoundedText repeat(String more, long times) throws FunctionException {
    if (times > LONGEST) {
      throw new FunctionException(TOO_LONG);
    }
    return append(more.repeat((int) Math.max(0, times)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
