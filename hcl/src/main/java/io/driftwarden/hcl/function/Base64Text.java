package io.driftwarden.hcl.function;

import java.util.Base64;
import java.util.Optional;

/** Base64 as Go reads it: line ends don't count, padding has to be there. */
final class Base64Text {
  private Base64Text() {}

  static Optional<byte[]> decode(String text) {
    String plain = text.replace("\r", "").replace("\n", "");
    if (plain.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(plain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns where the first character stands that does not belong there. */
  static int corrupt(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '+'
              || c == '/';
      if (!digit && c != '\r' && c != '\n' && !(c == '=' && digits % 4 >= 2)) {
        return i;
      }
      digits += digit ? 1 : 0;
    }
    return text.length() - (digits % 4 == 0 ? 0 : digits % 4);
  }
}
