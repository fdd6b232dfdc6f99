package io.driftwarden.rego.schema;

import java.util.function.Predicate;

/** Tells what is a URI (RFC 3986), as leniently as Go does. */
final class UriText {
  private static final Predicate<String> SCHEME = regex("^[a-zA-Z][a-zA-Z0-9+.-]*:");
  private static final Predicate<String> BROKEN = regex("[\\x00-\\x1F\\x7F\\\\]");
  private static final Predicate<String> ESCAPED = regex("^([^%]|%[0-9a-fA-F]{2})*$");
  private static final Predicate<String> AUTHORITY =
      regex("^([^@]*@)?(\\[[0-9a-fA-F:.%]+\\]|[^\\s<>\"{}|^`:\\[\\]@]*)(:[0-9]*)?$");

  private UriText() {}

  private static Predicate<String> regex(String regex) {
    return Patterns.compile(regex).orElseThrow();
  }

  static boolean isAbsolute(String text) {
    return SCHEME.test(text) && isReference(text);
  }

  static boolean isReference(String text) {
    boolean hasScheme = SCHEME.test(text);
    String rest = hasScheme ? text.substring(text.indexOf(':') + 1) : text;
    String path = until(until(rest, '#'), '?');
    String fragment = rest.substring(until(rest, '#').length());
    return !BROKEN.test(text)
        && ESCAPED.test(fragment)
        && ESCAPED.test(path)
        && (path.startsWith("//")
            ? AUTHORITY.test(until(path.substring(2), '/'))
            : hasScheme || until(path, '/').indexOf(':') < 0);
  }

  private static String until(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }
}
