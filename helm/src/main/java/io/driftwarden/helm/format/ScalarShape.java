package io.driftwarden.helm.format;

/**
 * Which styles a text may be written in.
 *
 * @param plain without quotes
 * @param block as a literal block
 */
record ScalarShape(boolean plain, boolean singleQuoted, boolean block) {
  private static final String OPENERS = "#,[]{}&*!|>'\"%@`";

  static ScalarShape of(String text) {
    boolean edges =
        !text.isEmpty() && (isGap(text.charAt(0)) || isGap(text.charAt(text.length() - 1)));
    boolean spaceBeforeBreak = text.contains(" \n");
    boolean breakBeforeSpace = text.contains("\n ");
    boolean special = !text.chars().allMatch(c -> isPrintable((char) c));
    boolean single = !breakBeforeSpace && !spaceBeforeBreak && !special;
    boolean plain = single && !edges && !text.contains("\n") && !hasIndicator(text);
    boolean block = !text.endsWith(" ") && !spaceBeforeBreak && !special;
    return new ScalarShape(plain, single, block);
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\n';
  }

  /** Reports whether a part of the text would be read as YAML's syntax in a block context. */
  private static boolean hasIndicator(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    boolean spaced = text.length() == 1 || text.charAt(1) == ' ';
    return text.startsWith("---")
        || text.startsWith("...")
        || OPENERS.indexOf(first) >= 0
        || ("?:-".indexOf(first) >= 0 && spaced)
        || text.contains(": ")
        || text.endsWith(":")
        || text.contains(" #");
  }

  static boolean isPrintable(char c) {
    return c == '\n'
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c != '\uFEFF' && c < '\uFFFE' && !Character.isSurrogate(c));
  }
}
