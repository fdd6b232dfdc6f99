package io.driftwarden.rego.builtin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Cuts a pattern of characters, dots and sets, each perhaps repeated, into its parts. */
final class GlobTokens {
  /**
   * A set of code points that may stand at a place.
   *
   * @param characters null-free: all of them where {@code any}
   * @param optional whether it may be absent
   * @param repeated whether it may stand there more than once
   */
  record Token(boolean any, BitSet characters, boolean optional, boolean repeated) {
    boolean meets(Token other) {
      if (any || other.any) {
        return any ? other.any || !other.characters.isEmpty() : !characters.isEmpty();
      }
      return characters.intersects(other.characters);
    }
  }

  /** Says that a pattern is none. */
  static final class NotGlobException extends Exception {
    private static final long serialVersionUID = 1L;

    NotGlobException(String pattern, int at, String problem) {
      super(
          "input:%s, pos:%d, %s: the input provided is invalid".formatted(pattern, at, problem),
          null,
          false,
          false);
    }
  }

  private final String text;
  private final int[] points;
  private int at;
  private boolean escaped;

  private GlobTokens(String text) {
    this.text = text;
    this.points = text.codePoints().toArray();
  }

  static List<Token> parse(String text) throws NotGlobException {
    GlobTokens reader = new GlobTokens(text);
    List<Token> tokens = new ArrayList<>();
    while (reader.at < reader.points.length) {
      tokens.add(reader.token());
    }
    return tokens;
  }

  private Token token() throws NotGlobException {
    int c = next();
    BitSet characters = new BitSet();
    boolean any = !escaped && c == '.';
    if (!escaped && c == ']') {
      throw problem("set-close ']' with no preceding '['");
    }
    if (!escaped && (c == '+' || c == '*')) {
      throw problem("flag '%c' must be preceded by a non-flag".formatted(c));
    }
    if (!escaped && c == '[') {
      characters = set();
    } else {
      characters.set(c);
    }
    int flag = at < points.length && (points[at] == '+' || points[at] == '*') ? points[at++] : 0;
    return new Token(any, characters, flag == '*', flag != 0);
  }

  private int next() throws NotGlobException {
    escaped = points[at] == '\\';
    if (escaped && at == points.length - 1) {
      throw problem("input ends with a \\ (escape) character");
    }
    at += escaped ? 2 : 1;
    return points[at - 1];
  }

  private BitSet set() throws NotGlobException {
    BitSet characters = new BitSet();
    int before = -1;
    while (at < points.length) {
      int c = next();
      if (!escaped && c == ']') {
        return characters;
      }
      if (!escaped && c == '-') {
        characters.set(before, rangeEnd(before) + 1);
        before = -1;
      } else {
        characters.set(c);
        before = c;
      }
    }
    throw problem("found [ without matching ]");
  }

  private int rangeEnd(int start) throws NotGlobException {
    if (start < 0) {
      throw problem("range character '-' must be preceded by a Unicode character");
    }
    if (at >= points.length - 1) {
      throw problem("range character '-' must be followed by a Unicode character");
    }
    int end = next();
    if (!escaped && (end == ']' || end == '-')) {
      throw problem("range character '-' cannot be followed by a special symbol");
    }
    if (end < start) {
      throw problem(
          "range is out of order: '%s' comes before '%s' in Unicode"
              .formatted(Character.toString(end), Character.toString(start)));
    }
    return end;
  }

  private NotGlobException problem(String problem) {
    return new NotGlobException(text, at, problem);
  }
}
