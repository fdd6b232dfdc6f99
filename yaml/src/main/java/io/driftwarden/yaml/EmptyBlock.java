package io.driftwarden.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A block scalar with nothing in it but lines of spaces, as a template writes one for a value that
 * is empty. The library refuses it where the next key stands left of these spaces, other than YAML
 * and Kubernetes' own reader.
 *
 * @param text the whole text without these spaces
 * @param from where they began
 * @param lines how many lines of them there are
 * @param gone how many spaces are missing
 */
record EmptyBlock(String text, int from, int lines, int gone) {
  private static final Pattern BEFORE =
      Pattern.compile("(?<indent> *+(?:- +)*+)[^\\n]*[|>][-+]?[ \\t]*\\n(?<blank>(?: *\\n)+)\\z");

  /** Returns the block that the library refused at an offset, if that is what it did. */
  static Optional<EmptyBlock> of(String text, MarkedYamlEngineException refusal, int offset) {
    if (!String.valueOf(refusal.getProblem()).contains("leading empty lines")) {
      return Optional.empty();
    }
    int line = text.lastIndexOf('\n', offset - 1) + 1;
    Matcher before = BEFORE.matcher(text).region(header(text, line), line);
    boolean ends = before.lookingAt() && before.group("indent").length() >= offset - line;
    return ends ? Optional.of(without(text, before.start("blank"), line)) : Optional.empty();
  }

  /** Returns where the last line before a line begins that isn't blank. */
  private static int header(String text, int line) {
    int end = line;
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\n')) {
      end--;
    }
    return text.lastIndexOf('\n', end - 1) + 1;
  }

  private static EmptyBlock without(String text, int from, int to) {
    int lines = (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    String less = text.substring(0, from) + "\n".repeat(lines) + text.substring(to);
    return new EmptyBlock(less, from, lines, to - from - lines);
  }

  /** Returns the places of the text as it was. */
  Places places(Places whole) {
    return (start, end) -> whole.place(before(start), before(end));
  }

  private int before(int offset) {
    return offset < from + lines ? offset : offset + gone;
  }
}
