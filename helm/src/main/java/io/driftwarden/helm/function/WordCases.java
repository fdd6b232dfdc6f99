package io.driftwarden.helm.function;

import java.util.ArrayList;
import java.util.List;

/** The cases of names: {@code snake_case}, {@code kebab-case} and {@code CamelCase}. */
final class WordCases {
  /** What a stretch of a name is made of. */
  private enum Kind {
    NUMBER,
    UPPER,
    LETTERS,
    CONNECTOR,
    PUNCTUATION,
    OTHER,
    NONE
  }

  private record Word(Kind kind, String text) {}

  private static final Word END = new Word(Kind.NONE, "");

  private final List<Word> words;
  private final char connector;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private WordCases(String text, char connector) {
    this.words = words(text);
    this.connector = connector;
  }

  /** Returns the words of a name in small letters with a connector between any two. */
  static String joined(String text, char connector) {
    WordCases cases = new WordCases(text, connector);
    while (cases.at < cases.words.size() - 1) {
      cases.word();
    }
    cases.writeNext();
    return cases.out.toString();
  }

  private Word next() {
    return at < words.size() ? words.get(at) : END;
  }

  private void writeNext() {
    write(next());
    at++;
  }

  private void word() {
    Word word = next();
    write(word);
    at++;
    switch (word.kind()) {
      case NUMBER -> {
        lettersAndNumbers();
        connectUnlessAtEnd();
      }
      case CONNECTOR, PUNCTUATION, NONE -> {}
      case UPPER, LETTERS, OTHER -> afterLetters();
    }
  }

  private void lettersAndNumbers() {
    while (next().kind() == Kind.LETTERS || next().kind() == Kind.NUMBER) {
      writeNext();
    }
  }

  /** Writes the connector, unless one comes anyway. */
  private void connect() {
    Kind here = next().kind();
    if (here != Kind.CONNECTOR && here != Kind.PUNCTUATION) {
      out.append(connector);
    }
  }

  private void connectUnlessAtEnd() {
    if (next().kind() != Kind.NONE) {
      connect();
    }
  }

  /** A number belongs to the letters before it, unless small letters come behind it. */
  private void afterLetters() {
    if (next().kind() != Kind.NUMBER) {
      connect();
      return;
    }
    if (at == words.size() - 1) {
      return;
    }
    if (words.get(at + 1).kind() != Kind.LETTERS) {
      writeNext();
      connect();
      return;
    }
    out.append(connector);
    writeNext();
    lettersAndNumbers();
    connectUnlessAtEnd();
  }

  private void write(Word word) {
    boolean changes = word.kind() == Kind.UPPER || word.kind() == Kind.CONNECTOR;
    word.text()
        .codePoints()
        .forEach(point -> {
          if (changes && isConnector(point)) {
            out.append(connector);
          } else {
            out.appendCodePoint(
                changes && Character.isUpperCase(point) ? Character.toLowerCase(point) : point);
          }
        });
  }

  private static List<Word> words(String text) {
    int[] points = text.codePoints().toArray();
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < points.length) {
      Kind kind = kind(points[at]);
      int end = end(points, at, kind);
      words.add(new Word(kind, new String(points, at, end - at)));
      at = end;
    }
    return words;
  }

  private static int end(int[] points, int start, Kind kind) {
    int end = start + 1;
    Kind same = kind;
    if (kind == Kind.UPPER && end < points.length && kind(points[end]) == Kind.LETTERS) {
      same = Kind.LETTERS;
    }
    while (end < points.length && continues(points[end], same)) {
      end++;
    }
    boolean acronym =
        same == Kind.UPPER
            && end - start > 1
            && end < points.length
            && kind(points[end]) == Kind.LETTERS;
    return acronym ? end - 1 : end;
  }

  /** A connector is punctuation too, but for blanks, where it isn't the first sign. */
  private static boolean continues(int point, Kind word) {
    Kind here = kind(point);
    return here == word
        || (word == Kind.OTHER && here == Kind.UPPER)
        || (word == Kind.PUNCTUATION && isPunctuation(point));
  }

  private static Kind kind(int point) {
    if (isConnector(point)) {
      return Kind.CONNECTOR;
    }
    if (isPunctuation(point)) {
      return Kind.PUNCTUATION;
    }
    if (Character.isUpperCase(point)) {
      return Kind.UPPER;
    }
    if (isAlphabetic(point)) {
      return Kind.LETTERS;
    }
    return isNumber(point) ? Kind.NUMBER : Kind.OTHER;
  }

  private static boolean isConnector(int point) {
    return point == '-' || point == '_' || Spaces.isSpace(point);
  }

  private static boolean isPunctuation(int point) {
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isNumber(int point) {
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  /** Letters, but not the ideographs of Chinese, Japanese and Korean. */
  private static boolean isAlphabetic(int point) {
    boolean ideograph =
        (point >= 0x4E00 && point <= 0x9FCC)
            || (point >= 0x3400 && point <= 0x4D85)
            || (point >= 0x20000 && point <= 0x2B81D);
    return Character.isLetter(point) && !ideograph;
  }

  /** Returns a name with a capital behind each connector, and no connector but those before it. */
  static String pascal(String text) {
    int[] points = text.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < points.length && isConnector(points[at])) {
      out.appendCodePoint(points[at++]);
    }
    if (at == points.length) {
      return out.toString();
    }
    boolean upper = Character.isUpperCase(points[at]);
    int last = Character.toUpperCase(points[at]);
    while (++at < points.length) {
      int here = points[at];
      if (isConnector(here) && isConnector(last)) {
        out.appendCodePoint(last);
        last = here;
        continue;
      }
      if (isConnector(last)) {
        upper = Character.isUpperCase(here);
        here = Character.toUpperCase(here);
      } else {
        boolean capital = Character.isUpperCase(here);
        here = upper && capital ? Character.toLowerCase(here) : here;
        upper = upper && capital;
        out.appendCodePoint(last);
      }
      last = here;
    }
    return out.appendCodePoint(last).toString();
  }
}
