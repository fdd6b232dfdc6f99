package io.driftwarden.helm.chart;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A pattern of paths: star, question mark, classes, and with two stars across folders. */
final class Glob {
  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Returns the pattern that a text spells; one that can't be read matches its own text only. */
  static Glob of(String text) {
    try {
      return new Glob(Pattern.compile(expression(text)));
    } catch (PatternSyntaxException e) {
      return new Glob(Pattern.compile(Pattern.quote(text)));
    }
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  private static String expression(String glob) {
    StringBuilder out = new StringBuilder();
    boolean alternatives = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> {
          boolean two = glob.startsWith("**", i);
          out.append(two ? ".*" : "[^/]*");
          i += two ? 1 : 0;
        }
        case '?' -> out.append("[^/]");
        case '[' -> i = characterClass(glob, i, out);
        case '{' -> {
          alternatives = true;
          out.append("(?:");
        }
        case '}' -> {
          out.append(alternatives ? ")" : "\\}");
          alternatives = false;
        }
        case ',' -> out.append(alternatives ? "|" : ",");
        case '\\' ->
            out.append(i + 1 < glob.length() ? Pattern.quote("" + glob.charAt(++i)) : "\\\\");
        default -> out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return out.toString();
  }

  private static int characterClass(String glob, int at, StringBuilder out) {
    int end = glob.indexOf(']', at + 1);
    if (end < 0) {
      out.append("\\[");
      return at;
    }
    String inside = glob.substring(at + 1, end).replace("\\", "\\\\").replace("[", "\\[");
    out.append('[').append(inside.startsWith("!") ? "^" + inside.substring(1) : inside).append(']');
    return end;
  }
}
