package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Arguments;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.format.TextSize;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;

/** Sprig's texts that are cut to a length: lengths count bytes. */
final class Wrapping {
  private static final String CUT = "...";

  private Wrapping() {}

  static void declare(Functions functions) {
    functions.strict("trunc", "int string", a -> cut(a, 1, text -> truncated(text, a.whole(0))));
    functions.strict("substr", "int int string", a -> cut(a, 2, text -> substring(a, text)));
    functions.strict(
        "abbrev", "int string", a -> cut(a, 1, text -> abbreviated(text, 0, a.whole(0))));
    functions.strict(
        "abbrevboth", "int int string", a -> cut(a, 2, text -> abbreviatedBoth(a, text)));
    functions.strict("wrap", "int string", a -> cut(a, 1, text -> wrapped(text, a.whole(0))));
    functions.strict(
        "wrapWith",
        "int string string",
        a -> Datum.of(ByteText.text(wrappedWith(a, ByteText.of(a.text(2))))));
  }

  private static Datum cut(
      Arguments a, int index, java.util.function.UnaryOperator<String> change) {
    return Datum.of(ByteText.changed(a.text(index), change));
  }

  /** A negative count keeps the end of the text. */
  private static String truncated(String text, long count) {
    if (count < 0 && text.length() + count > 0) {
      return text.substring((int) (text.length() + count));
    }
    return count >= 0 && count < text.length() ? text.substring(0, (int) count) : text;
  }

  private static String substring(Arguments a, String text) {
    long start = a.whole(0);
    long end = a.whole(1);
    if (start < 0) {
      return slice(text, 0, end);
    }
    return slice(text, start, end < 0 || end > text.length() ? text.length() : end);
  }

  private static String slice(String text, long start, long end) {
    if (end < 0 || end > text.length()) {
      throw new BadArgument(
          end < 0
              ? "runtime error: slice bounds out of range [:%d]".formatted(end)
              : "runtime error: slice bounds out of range [:%d] with length %d"
                  .formatted(end, text.length()));
    }
    if (start > end) {
      throw new BadArgument(
          "runtime error: slice bounds out of range [%d:%d]".formatted(start, end));
    }
    return text.substring((int) start, (int) end);
  }

  private static String abbreviatedBoth(Arguments a, String text) {
    long left = a.whole(0);
    long right = a.whole(1);
    return right < 4 || (left > 0 && right < 7) ? text : abbreviated(text, left, right);
  }

  /** Keeps at most so much of a text, from an offset on, with dots for what is left out. */
  private static String abbreviated(String text, long offset, long width) {
    if (width < 4 || text.length() <= width) {
      return text;
    }
    int kept = (int) width - CUT.length();
    long from = Math.min(offset, text.length());
    from = text.length() - from < kept ? text.length() - kept : from;
    if (from <= 4) {
      return text.substring(0, kept) + CUT;
    }
    if (width < 7) {
      return "";
    }
    if (from + kept < text.length()) {
      String rest = text.substring((int) from);
      return CUT + (kept < 4 ? "" : abbreviated(rest, 0, kept));
    }
    return CUT + text.substring(text.length() - kept);
  }

  /** Breaks lines at spaces; a word longer than a line stays whole. */
  private static String wrapped(String text, long width) {
    int most = (int) Math.max(1, Math.min(width, Integer.MAX_VALUE / 2));
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (text.length() - at > most) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      int space = text.lastIndexOf(' ', at + most);
      space = space >= at ? space : text.indexOf(' ', at + most);
      if (space < 0) {
        return out.append(text, at, text.length()).toString();
      }
      out.append(text, at, space).append('\n');
      at = space + 1;
    }
    return out.append(text, at, text.length()).toString();
  }

  /** Breaks lines at spaces with a separator; a word longer than a line is cut. */
  private static String wrappedWith(Arguments a, String text) {
    int most = (int) Math.max(1, Math.min(a.whole(0), Integer.MAX_VALUE / 2));
    String separator = a.text(1).isEmpty() ? "\n" : ByteText.of(a.text(1));
    TextSize.check(text.length() + (long) text.length() / most * separator.length());
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (text.length() - at > most) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      int space = text.lastIndexOf(' ', at + most);
      int end = space >= at ? space : at + most;
      out.append(text, at, end).append(separator);
      at = space >= at ? space + 1 : end;
    }
    return out.append(text, at, text.length()).toString();
  }
}
