package io.driftwarden.controller.report;

/** A comment that is being written: what has no more room is left out, and that is said once. */
public final class CommentText {
  private final StringBuilder out = new StringBuilder();
  private final int longest;
  private final String cut;
  private boolean isCut;

  /**
   * Begins one.
   *
   * @param longest in characters, without what says that something was left out
   * @param cut what says so
   */
  public CommentText(int longest, String cut) {
    this.longest = longest;
    this.cut = cut;
  }

  /** Adds a part whole, or not at all. */
  public void append(String part) {
    if (out.length() + part.length() <= longest) {
      out.append(part);
    } else if (!isCut) {
      isCut = true;
      out.append(cut);
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
