package io.driftwarden.helm.value;

/** A call that can't be answered; the evaluator knows its place and makes a diagnostic of it. */
public final class BadArgument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String summary;
  private final boolean ours;

  /** Makes one with a message that the real function gives. */
  public BadArgument(String message) {
    this("Function can't be called so", message, false);
  }

  /** Makes one with a message that the real function gives, under a summary of its own. */
  public static BadArgument of(String summary, String message) {
    return new BadArgument(summary, message, false);
  }

  /** Makes one with a summary and a sentence of our own: a limit, or a word of the chart's. */
  public BadArgument(String summary, String message) {
    this(summary, message, true);
  }

  private BadArgument(String summary, String message, boolean ours) {
    super(message, null, false, false);
    this.summary = summary;
    this.ours = ours;
  }

  /** Returns the diagnostic's five words. */
  public String summary() {
    return summary;
  }

  /** Returns what is wrong. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /** Reports whether the words are our own and not those of the real function. */
  public boolean isOurs() {
    return ours;
  }
}
