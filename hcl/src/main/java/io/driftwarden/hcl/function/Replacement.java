package io.driftwarden.hcl.function;

import com.google.re2j.Matcher;

/** The templates of Go's {@code Regexp.Expand}: a group's name is as long as it can be. */
final class Replacement {
  private Replacement() {}

  static void expand(String template, Matcher matcher, BoundedText out) throws FunctionException {
    int at = 0;
    while (at < template.length()) {
      int dollar = template.indexOf('$', at);
      int stop = dollar < 0 ? template.length() : dollar;
      out.append(template, at, stop);
      at = stop;
      if (template.startsWith("$$", at)) {
        out.append("$");
        at += 2;
      } else if (dollar >= 0) {
        at = group(template, at + 1, matcher, out);
      }
    }
  }

  /** Appends the group named at an offset, and returns the offset behind its name. */
  private static int group(String template, int at, Matcher matcher, BoundedText out)
      throws FunctionException {
    boolean braced = template.startsWith("{", at);
    int start = braced ? at + 1 : at;
    int end = start;
    while (end < template.length() && isName(template.charAt(end))) {
      end++;
    }
    if (end == start || (braced && !template.startsWith("}", end))) {
      out.append("$");
      return at;
    }
    out.append(value(template.substring(start, end), matcher));
    return braced ? end + 1 : end;
  }

  private static boolean isName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static String value(String name, Matcher matcher) {
    Integer named = matcher.pattern().namedGroups().get(name);
    int index = named != null ? named : name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : -1;
    String found = index >= 0 && index <= matcher.groupCount() ? matcher.group(index) : null;
    return found == null ? "" : found;
  }
}
