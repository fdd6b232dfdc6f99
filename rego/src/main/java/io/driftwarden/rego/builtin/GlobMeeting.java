package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.Value;
import java.util.List;

/** Whether two patterns have a text in common that is not empty. */
final class GlobMeeting {
  static final Table TABLE =
      new Table().add("regex.globs_match(string, string) boolean", GlobMeeting::call);

  private final List<GlobTokens.Token> ours;
  private final List<GlobTokens.Token> theirs;
  private final boolean[][] reached;
  private final boolean[][] read;

  private GlobMeeting(List<GlobTokens.Token> ours, List<GlobTokens.Token> theirs) {
    this.ours = ours;
    this.theirs = theirs;
    this.reached = new boolean[ours.size() + 1][theirs.size() + 1];
    this.read = new boolean[ours.size() + 1][theirs.size() + 1];
  }

  private static Value call(Environment env, Operands in) throws BuiltinException {
    try {
      List<GlobTokens.Token> ours = GlobTokens.parse(in.text(0));
      List<GlobTokens.Token> theirs = GlobTokens.parse(in.text(1));
      env.charge((long) (ours.size() + 1) * (theirs.size() + 1));
      return BooleanValue.of(new GlobMeeting(ours, theirs).exists());
    } catch (GlobTokens.NotGlobException wrong) {
      throw in.wrong(String.valueOf(wrong.getMessage()));
    }
  }

  /**
   * Walks over the pairs of positions that one text can lead to, in both patterns; no step leads
   * back. Of each it is known whether a character can have been read on the way.
   */
  private boolean exists() {
    reached[0][0] = true;
    for (int i = 0; i <= ours.size(); i++) {
      for (int j = 0; j <= theirs.size(); j++) {
        if (reached[i][j]) {
          take(i, j);
          skip(i, j);
        }
      }
    }
    return read[ours.size()][theirs.size()];
  }

  /** Reads a character that both patterns have there. */
  private void take(int i, int j) {
    if (i == ours.size() || j == theirs.size() || !ours.get(i).meets(theirs.get(j))) {
      return;
    }
    boolean oursStays = ours.get(i).repeated();
    boolean theirsStays = theirs.get(j).repeated();
    read[i][j] |= oursStays && theirsStays;
    reach(i + 1, j + 1, true);
    if (oursStays) {
      reach(i, j + 1, true);
    }
    if (theirsStays) {
      reach(i + 1, j, true);
    }
  }

  /** Passes over what may be absent. */
  private void skip(int i, int j) {
    if (i < ours.size() && ours.get(i).optional()) {
      reach(i + 1, j, read[i][j]);
    }
    if (j < theirs.size() && theirs.get(j).optional()) {
      reach(i, j + 1, read[i][j]);
    }
  }

  private void reach(int i, int j, boolean isRead) {
    reached[i][j] = true;
    read[i][j] |= isRead;
  }
}
