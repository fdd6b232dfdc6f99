package io.driftwarden.helm.value;

/** A call that can't be answered; the evaluator knows its place and makes a diagnostic of it. */
public final class BadArgument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String summary;

  /** Makes one with a sentence that says what is wrong. */
  public BadArgument(String message) {
    this("Function can't be called so", message);
  }

  /** Makes one with a summary of its own. */
  public BadArgument(String summary, String message) {
    super(message, null, false, false);
    this.summary = summary;
  }

  /** Returns the diagnostic's five words. */
  public String summary() {
    return summary;
  }

  /** Returns what is wrong. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
