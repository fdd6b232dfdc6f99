package io.driftwarden.hcl.syntax;

import java.util.List;
import java.util.Random;

/** Changes texts here and there, as a slip of the hand or an attacker would. */
final class Mutation {
  private static final int LONGEST = 1_500;

  private static final List<String> PIECES =
      List.of(
          "\"",
          "${",
          "%{",
          "}",
          "{",
          "[",
          "]",
          "(",
          ")",
          "\n",
          "\r\n",
          "\r",
          "<<EOT\n",
          "<<-EOT\n",
          "EOT\n",
          "EOT",
          "#",
          "//",
          "/*",
          "*/",
          ".",
          ".*",
          "[*]",
          "...",
          "=>",
          "=",
          "==",
          "for ",
          " in ",
          "if ",
          ":",
          "::",
          "?",
          ",",
          "$${",
          "%%{",
          "$",
          "%",
          "\\",
          "\\u00e9",
          "\\ud800",
          "~}",
          "${~",
          "-",
          "!",
          "&&",
          "|",
          "1.5",
          "1e5",
          "1..2",
          ".0",
          ".0.1",
          "é",
          "n\u0303",
          "😀",
          "\u2003",
          "\uFEFF",
          "null",
          "%{if true}",
          "%{endif}",
          "%{for x in y}",
          "%{endfor}",
          "%{else}",
          " ",
          "\t",
          "a",
          "`",
          "'",
          ";",
          "^");

  private final Random random;
  private final List<String> seeds;

  Mutation(Random random, List<String> seeds) {
    this.random = random;
    this.seeds = seeds;
  }

  String next() {
    String text = stretch(seeds.get(random.nextInt(seeds.size())));
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      text = changed(text);
    }
    return text;
  }

  private String stretch(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int start = text.lastIndexOf('\n', random.nextInt(text.length() - LONGEST / 2)) + 1;
    return text.substring(start, Math.min(text.length(), start + LONGEST));
  }

  private String changed(String text) {
    int at = boundary(text, random.nextInt(text.length() + 1));
    int end = boundary(text, Math.min(text.length(), at + 1 + random.nextInt(10)));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(4)) {
      case 0, 1 -> text.substring(0, at) + piece + text.substring(at);
      case 2 -> text.substring(0, at) + text.substring(end);
      default -> text.substring(0, at) + piece + text.substring(end);
    };
  }

  /** A character outside the basic plane is not torn apart: that would be no valid UTF-8. */
  private static int boundary(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
