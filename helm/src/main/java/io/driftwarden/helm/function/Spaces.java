package io.driftwarden.helm.function;

/** What Go counts as white space. */
final class Spaces {
  private Spaces() {}

  static boolean isSpace(int point) {
    return switch (point) {
      case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0 -> true;
      default -> point > 0xFF && Character.isSpaceChar(point);
    };
  }
}
