package io.driftwarden.render.terraform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a resource instance, taken apart.
 *
 * @param module {@code module.a["k"].module.b}, empty for the root
 * @param isData whether it is data that is read
 * @param index an Integer or a String; null for a single instance
 */
record Address(String module, boolean isData, @Nullable Object index) {
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /** Returns the parts of an address as Terraform writes it. */
  static Address of(String text) {
    int at = 0;
    while (text.startsWith("module.", at)) {
      at = afterKey(text, nameEnd(text, at + "module.".length())) + 1;
    }
    boolean isData = text.startsWith("data.", at);
    int name = text.indexOf('.', isData ? at + "data.".length() : at);
    return new Address(
        text.substring(0, Math.max(0, at - 1)), isData, index(text, nameEnd(text, name + 1)));
  }

  /** Returns the address of the module around a module's own; empty for the root. */
  static String around(String module) {
    int last = 0;
    int at = 0;
    while (module.startsWith("module.", at)) {
      last = at;
      at = afterKey(module, nameEnd(module, at + "module.".length())) + 1;
    }
    return module.substring(0, Math.max(0, last - 1));
  }

  /** Returns the calls that lead to a module, as if each were made once, with a point behind. */
  static String calls(String module) {
    StringBuilder calls = new StringBuilder();
    int at = 0;
    while (module.startsWith("module.", at)) {
      int end = nameEnd(module, at + "module.".length());
      calls.append(module, at, end).append('.');
      at = afterKey(module, end) + 1;
    }
    return calls.toString();
  }

  private static int nameEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      at++;
    }
    return at;
  }

  /** A key may hold any character, points and brackets too. */
  private static int afterKey(String text, int at) {
    if (at >= text.length() || text.charAt(at) != '[') {
      return at;
    }
    int end = at + 1;
    boolean quoted = false;
    while (end < text.length() && (quoted || text.charAt(end) != ']')) {
      if (text.charAt(end) == '\\') {
        end++;
      } else if (text.charAt(end) == '"') {
        quoted = !quoted;
      }
      end++;
    }
    return Math.min(end + 1, text.length());
  }

  private static @Nullable Object index(String text, int at) {
    if (at >= text.length() || text.charAt(at) != '[') {
      return null;
    }
    String key = text.substring(at + 1, afterKey(text, at) - 1);
    return key.startsWith("\"") ? unquoted(key) : number(key);
  }

  private static Object number(String key) {
    boolean digits = !key.isEmpty() && key.length() < 10 && key.chars().allMatch(Address::isDigit);
    return digits ? (Object) Integer.valueOf(key) : key;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String unquoted(String key) {
    int end = key.length() > 1 && key.endsWith("\"") ? key.length() - 1 : key.length();
    String inside = key.substring(1, end);
    return inside.indexOf('\\') < 0 ? inside : ESCAPED.matcher(inside).replaceAll("$1");
  }
}
