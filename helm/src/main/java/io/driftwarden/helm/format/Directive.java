package io.driftwarden.helm.format;

import io.driftwarden.helm.value.UnknownMark;

/**
 * What stands between the percent sign and the verb.
 *
 * @param width -1 for none
 * @param precision -1 for none
 */
record Directive(String flags, int width, int precision) {
  /** What prints a value by itself. */
  static final Directive NONE = new Directive("", -1, -1);

  boolean has(char flag) {
    return flags.indexOf(flag) >= 0;
  }

  /** Reports whether a value shall be written as Go's source has it. */
  boolean isSource() {
    return has('V');
  }

  /** Returns the same for the verb {@code v}, for which two flags mean something else. */
  Directive general() {
    return new Directive(flags.replace('#', 'V').replace("+", ""), width, precision);
  }

  /** Returns a text filled up to the width, on the left with zeros where they are asked for. */
  String padded(String text) {
    return padded(text, has('0') && !has('-') ? "0" : " ");
  }

  /** Returns a text filled up to the width. */
  String padded(String text, String filling) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0 || UnknownMark.reason(text).isPresent()) {
      return text;
    }
    return has('-') ? text + " ".repeat(missing) : filling.repeat(missing) + text;
  }

  /** Returns a text cut to as many characters as the precision says. */
  String cut(String text) {
    boolean longer = precision >= 0 && precision < text.codePointCount(0, text.length());
    return longer && UnknownMark.reason(text).isEmpty()
        ? text.substring(0, text.offsetByCodePoints(0, precision))
        : text;
  }

  /** Returns what stands before a number that isn't negative. */
  String plus() {
    return has('+') ? "+" : has(' ') ? " " : "";
  }
}
