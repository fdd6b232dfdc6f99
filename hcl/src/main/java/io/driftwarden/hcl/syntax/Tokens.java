package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The tokens ahead, with line ends hidden where they mean nothing, and the place for complaints.
 */
final class Tokens {
  static final int DEEPEST = 250;

  private final Input input;
  private final List<Token> tokens;
  private final Problems problems;
  private final Deque<Boolean> newlinesCount = new ArrayDeque<>();
  private int next;
  private int depth;
  private boolean endReached;
  private boolean recovered;

  /** Thrown to where the parser can go on; the diagnostic has been noted. */
  static final class Recover extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Recover() {
      super(null, null, false, false);
    }
  }

  Tokens(Input input, List<Token> tokens, Problems problems) {
    this.input = input;
    this.tokens = tokens;
    this.problems = problems;
    newlinesCount.push(true);
  }

  /** From here on line ends are tokens, or are not, until {@link #restoreNewlines}. */
  void newlines(boolean count) {
    newlinesCount.push(count);
  }

  void restoreNewlines() {
    newlinesCount.pop();
  }

  Token peek() {
    while (!newlinesCount.getFirst() && tokens.get(next).kind() == Kind.NEWLINE) {
      next++;
    }
    return tokens.get(next);
  }

  /** Returns the token after the one that {@link #peek} gives. */
  Token peekSecond() {
    peek();
    int second = Math.min(next + 1, tokens.size() - 1);
    while (!newlinesCount.getFirst() && tokens.get(second).kind() == Kind.NEWLINE) {
      second++;
    }
    return tokens.get(second);
  }

  boolean at(Kind kind) {
    return peek().kind() == kind;
  }

  boolean atWord(String word) {
    return at(Kind.IDENTIFIER) && text(peek()).equals(word);
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  boolean takeIf(Kind kind) {
    boolean there = at(kind);
    if (there) {
      take();
    }
    return there;
  }

  Token expect(Kind kind, String after) {
    if (!at(kind)) {
      throw fail(
          "Something else was expected",
          "There should be %s %s, but there is %s.".formatted(kind.shown(), after, found(peek())));
    }
    return take();
  }

  /** Takes what closes a bracket; where the file ends before, the opening one is shown. */
  Token close(Kind kind, Token open, String after) {
    if (at(Kind.END)) {
      problem(
          "hcl_unterminated",
          "Bracket has no end",
          "Close what was opened here with %s.".formatted(kind.shown()),
          place(open));
      throw new Recover();
    }
    return expect(kind, after);
  }

  private String found(Token token) {
    String text = text(token);
    return token.kind() == Kind.NEWLINE || token.kind() == Kind.END || text.length() > 40
        ? token.kind().shown()
        : "\"" + text + "\"";
  }

  void skipNewlines() {
    while (tokens.get(next).kind() == Kind.NEWLINE) {
      next++;
    }
  }

  String text(Token token) {
    return input.text().substring(token.start(), token.end());
  }

  Place place(Token token) {
    return input.place(token.start(), token.end());
  }

  Place place(int start, int end) {
    return input.place(start, end);
  }

  /** Returns the token that was taken last. */
  Token previous() {
    return tokens.get(Math.max(0, next - 1));
  }

  Place end() {
    Token last = previous();
    return input.place(last.end(), last.end());
  }

  Recover fail(String summary, String detail) {
    return fail(summary, detail, place(peek()));
  }

  Recover fail(String summary, String detail, Place place) {
    problem("hcl_syntax", summary, detail, place);
    return new Recover();
  }

  Recover fail(Diagnostic diagnostic) {
    problems.add(diagnostic);
    return new Recover();
  }

  /** Where something has no end the file ends too early for all around it: that is told once. */
  void problem(String code, String summary, String detail, Place place) {
    boolean ended = tokens.get(next).kind() == Kind.END;
    if (!ended || !(endReached || problems.tellsOfAnEnd())) {
      problems.add(code, summary, detail, place);
    }
  }

  /** Must be paired with {@link #leave}; refuses what is nested too deeply. */
  void enter() {
    if (++depth > DEEPEST) {
      depth = Integer.MIN_VALUE / 2;
      problem(
          "hcl_too_deep",
          "Nested too deeply",
          "Nothing may be nested more than %d deep.".formatted(DEEPEST),
          place(peek()));
      next = tokens.size() - 1;
      throw new Recover();
    }
  }

  void leave() {
    depth--;
  }

  /** A spot to come back to after a mistake. */
  record Mark(int next, int newlines, int depth) {}

  Mark mark() {
    return new Mark(next, newlinesCount.size(), depth);
  }

  /** Forgets what was open since the mark, and steps to the end of the line or of the block. */
  void recover(Mark mark) {
    recover(mark, true);
  }

  /** Forgets what was open since the mark, and steps to the brace that closes what it is in. */
  void recoverInBraces(Mark mark) {
    recover(mark, false);
  }

  /** Reports whether something was stepped over: what follows may not be what it seems. */
  boolean hasRecovered() {
    return recovered;
  }

  private void recover(Mark mark, boolean atLineEnd) {
    recovered = true;
    while (newlinesCount.size() > mark.newlines()) {
      newlinesCount.pop();
    }
    depth = mark.depth();
    if (!at(Kind.END)) {
      skip(mark, atLineEnd);
    }
    endReached |= at(Kind.END);
  }

  /** What was opened since the mark is closed first; a brace that closes more ends it all. */
  private void skip(Mark mark, boolean atLineEnd) {
    int braces = 0;
    int open = 0;
    for (int i = mark.next(); tokens.get(i).kind() != Kind.END; i++) {
      Kind kind = tokens.get(i).kind();
      boolean over = braces == 0 && kind == Kind.BRACE_CLOSE;
      if (i >= next && (over || (open == 0 && atLineEnd && kind == Kind.NEWLINE))) {
        next = i;
        return;
      }
      braces = Math.max(0, braces + change(kind, Kind.BRACE_OPEN, Kind.BRACE_CLOSE));
      open = Math.max(0, open + change(kind));
    }
    next = tokens.size() - 1;
  }

  private static int change(Kind kind, Kind opening, Kind closing) {
    return kind == opening ? 1 : kind == closing ? -1 : 0;
  }

  private static int change(Kind kind) {
    return switch (kind) {
      case BRACE_OPEN, BRACKET_OPEN, PAREN_OPEN, INTERPOLATION, DIRECTIVE -> 1;
      case BRACE_CLOSE, BRACKET_CLOSE, PAREN_CLOSE, TEMPLATE_END -> -1;
      default -> 0;
    };
  }
}
