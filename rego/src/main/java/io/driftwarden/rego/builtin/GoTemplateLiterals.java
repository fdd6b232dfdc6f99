package io.driftwarden.rego.builtin;

/** The strings, characters and numbers of templates. */
final class GoTemplateLiterals {
  private GoTemplateLiterals() {}

  /** Returns a String, a Long or a Double. */
  static Object read(String text) throws GoTemplateException {
    try {
      return switch (text.charAt(0)) {
        case '`' -> text.substring(1, text.length() - 1);
        case '"' -> text.substring(1, text.length() - 1).translateEscapes();
        case '\'' -> (long) text.substring(1, text.length() - 1).translateEscapes().codePointAt(0);
        default -> number(text);
      };
    } catch (IllegalArgumentException _) {
      throw new GoTemplateException("bad literal syntax: \"%s\"".formatted(text));
    }
  }

  private static Object number(String text) {
    if (text.matches("[-+]?(0[xX][0-9a-fA-F]+|[0-9]+)")) {
      return Long.decode(text.startsWith("+") ? text.substring(1) : text);
    }
    double value = Double.parseDouble(text);
    // As Go: a constant that is whole is an int, however it is written.
    return value == Math.rint(value) && Math.abs(value) < 1e15 && !text.contains(".")
        ? (Object) (long) value
        : (Object) value;
  }
}
