package io.driftwarden.helm.function;

import com.google.re2j.Matcher;
import io.driftwarden.helm.format.TextSize;

/**
 * Go's {@code regexp.ReplaceAllString}: a group's name is as long as it can be, {@code $$} is $.
 */
final class Replacement {
  private Replacement() {}

  static void expand(String template, Matcher matcher, StringBuilder out) {
    int at = 0;
    while (at < template.length()) {
      TextSize.check(out.length());
      char c = template.charAt(at);
      if (c != '$') {
        out.append(c);
        at++;
      } else if (template.startsWith("$$", at)) {
        out.append('$');
        at += 2;
      } else {
        at = group(template, at + 1, matcher, out);
      }
    }
  }

  private static int group(String template, int at, Matcher matcher, StringBuilder out) {
    boolean braced = template.startsWith("{", at);
    int start = braced ? at + 1 : at;
    int end = start;
    while (end < template.length() && isName(template.charAt(end))) {
      end++;
    }
    boolean sound = end > start && (!braced || template.startsWith("}", end));
    if (!sound) {
      out.append('$');
      return at;
    }
    out.append(value(template.substring(start, end), matcher));
    return braced ? end + 1 : end;
  }

  private static boolean isName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static String value(String name, Matcher matcher) {
    try {
      String found =
          name.matches("[0-9]{1,4}") ? group(matcher, Integer.parseInt(name)) : matcher.group(name);
      return found == null ? "" : found;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String group(Matcher matcher, int index) {
    String found = index <= matcher.groupCount() ? matcher.group(index) : "";
    return found == null ? "" : found;
  }
}
